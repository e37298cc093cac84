package se.sluss.adapters.provider.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.RestClientException;
import se.sluss.adapters.provider.mapping.Unread;
import se.sluss.adapters.provider.mapping.WhomToTell;
import se.sluss.adapters.provider.outbound.Trouble;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/**
 * Asks the portal who has something to read. What was not asked in time is asked the next time: the
 * portal's inbox is what remembers, and nothing is lost while this program or the portal is away.
 */
public final class AskThePortal {
  private static final int MOST = 200;

  private final ToldUnits units;
  private final People people;
  private final PortalDoor portal;
  private final WhomToTell whom;
  private final Trouble trouble;

  /** What is needed to ask; see each. */
  public AskThePortal(
      ToldUnits units, People people, PortalDoor portal, WhomToTell whom, Trouble trouble) {
    this.units = units;
    this.people = people;
    this.portal = portal;
    this.whom = whom;
    this.trouble = trouble;
  }

  /** Asks about everybody once. */
  public void ask() {
    try {
      for (UnitId unit : units.all()) {
        List<People.Entered> all = people.of(unit).stream().filter(one -> !one.refused()).toList();
        for (int from = 0; from < all.size(); from += MOST) {
          ask(unit, all.subList(from, Math.min(from + MOST, all.size())));
        }
      }
      trouble.asking(null);
    } catch (RestClientException | OAuth2AuthorizationException | IllegalArgumentException e) {
      // Away, its login away, or an answer that is none: the same to whoever waits for it.
      trouble.asking(SlCode.PORTAL_AWAY);
    }
  }

  private void ask(UnitId unit, List<People.Entered> some) {
    List<PortalDoor.Asked> asked =
        some.stream().map(one -> new PortalDoor.Asked(one.officer(), one.named())).toList();
    List<@Nullable Unread> answers = portal.unread(new PortalDoor.Asking(unit, asked)).people();
    if (answers.size() != some.size()) {
      throw new IllegalArgumentException("an answer for each");
    }
    for (int i = 0; i < some.size(); i++) {
      @Nullable Unread unread = answers.get(i);
      people.decide(unit, some.get(i).officer(), now -> whom.next(now, unread));
    }
  }
}
