package se.sluss.adapters.helpline.outbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.wire.Json;

/** The times offered against codes that live, locked. Safe for several threads. */
public final class Offered {
  private final JdbcClient jdbc;
  private final Vault vault;
  private final Json json;

  /**
   * @param jdbc the adapter's database
   * @param vault locks what is stored
   * @param json how times are written
   */
  public Offered(JdbcClient jdbc, Vault vault, Json json) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
  }

  /** Keeps an offer of the provider that the code was made for; another's is nothing to keep. */
  void keep(UnitId unit, UnitId provider, HelplineOffer offer) {
    jdbc.sql(
            """
            insert into offered (unit, handover, times)
              select unit, handover, ? from live_code
              where unit = ? and handover = ? and provider = ?
              on conflict (unit, handover) do update set times = excluded.times
            """)
        .params(
            vault.lock(unit, place(offer.handover()), json.write(offer)),
            unit.value(),
            offer.handover(),
            provider.value())
        .update();
  }

  /** What is offered; null when the provider has not answered. */
  public @Nullable List<HelplineOffer.Time> of(UnitId unit, String handover) {
    List<byte[]> found =
        jdbc.sql("select times from offered where unit = ? and handover = ?")
            .params(unit.value(), handover)
            .query((row, _) -> row.getBytes(1))
            .list();
    if (found.isEmpty()) {
      return null;
    }
    try {
      return json.read(vault.unlock(unit, place(handover), found.getFirst()), HelplineOffer.class)
          .times();
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored offer is not one", e);
    }
  }

  private static String place(String handover) {
    return "offered/" + handover;
  }
}
