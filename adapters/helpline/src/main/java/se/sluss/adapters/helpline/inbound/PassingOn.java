package se.sluss.adapters.helpline.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.helpline.inbound.LiveCodes.Live;
import se.sluss.adapters.helpline.mapping.Fitting;
import se.sluss.adapters.helpline.mapping.PassOn;
import se.sluss.adapters.helpline.mapping.Unnamed;
import se.sluss.adapters.helpline.outbound.Offered;
import se.sluss.adapters.helpline.outbound.Shares;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.handover.CodeTries;
import se.sluss.adapters.kit.handover.UnitHandovers;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.contracts.code.SpokenCode;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.problem.SlCode;

/** From a call to a code, and from a code to a time chosen. Safe for several threads. */
public final class PassingOn {
  private static final int ADULT = 18;
  private static final int OLDEST = 120;
  private static final int HANDOVER_BYTES = 16;

  private final Fitting fitting;
  private final Unnamed unnamed;
  private final LiveCodes live;
  private final Offered offered;
  private final Shares shares;
  private final CodeTries codes;
  private final Vault vault;
  private final Dispatches dispatches;
  private final Duration codeLives;
  private final SecureRandom random;
  private final Clock clock;

  /** What it takes; see each. */
  public PassingOn(
      Fitting fitting,
      Unnamed unnamed,
      LiveCodes live,
      Offered offered,
      Shares shares,
      CodeTries codes,
      Vault vault,
      Dispatches dispatches,
      Duration codeLives,
      SecureRandom random,
      Clock clock) {
    this.fitting = fitting;
    this.unnamed = unnamed;
    this.live = live;
    this.offered = offered;
    this.shares = shares;
    this.codes = codes;
    this.vault = vault;
    this.dispatches = dispatches;
    this.codeLives = codeLives;
    this.random = random;
    this.clock = clock;
  }

  /**
   * What the counsellor says to the caller, once.
   *
   * @param code three groups of four symbols
   * @param saidSv as it is read aloud in Swedish
   * @param diesOn last day that it can be used
   */
  public record PassedOn(String code, String saidSv, LocalDate diesOn) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "PassedOn[]";
    }
  }

  /**
   * Passes on. When it returns, the hand-over is in the durable outbox.
   *
   * @throws RefusedException what is wrong, by field; PROVIDER_DOES_NOT_FIT; why it may not go
   */
  PassedOn passOn(PassOn said, UnitId unit) throws RefusedException {
    check(said);
    Place place = fitting.place(said.municipality(), said.district());
    Fitting.Asked asked =
        new Fitting.Asked(said.municipality(), said.district(), said.age(), said.wish());
    if (fitting.of(asked).stream()
        .noneMatch(one -> one.unit().equals(said.provider()) && one.takesHandover())) {
      throw new RefusedException(new Fault(SlCode.PROVIDER_DOES_NOT_FIT, "/provider"));
    }
    SpokenCode code = SpokenCode.draw(random);
    byte[] bytes = new byte[HANDOVER_BYTES];
    random.nextBytes(bytes);
    String handover = HexFormat.of().formatHex(bytes);
    LocalDate today = live.today();
    LocalDate dies = today.plusDays(codeLives.toDays());
    live.add(
        unit, codes.hash(code, unit), new Live(handover, said.provider(), said.outcomeToo(), dies));
    try {
      UnitHandovers.sent(
          dispatches.submit(
              unnamed.handover(
                  "pass-on-" + UUID.randomUUID(),
                  handover,
                  code.proof(said.provider()),
                  said,
                  place,
                  today,
                  dies),
              unit));
    } catch (RefusedException e) {
      live.end(unit, handover);
      throw e;
    }
    shares.chosen(said.provider());
    return new PassedOn(code.written(), code.saidSv(), dies);
  }

  private static void check(PassOn said) throws RefusedException {
    if (!said.dutyRead()) {
      throw new RefusedException(new Fault(SlCode.NOT_ATTESTED, "/dutyRead"));
    }
    if (said.conditional()) {
      throw new RefusedException(new Fault(SlCode.HELPLINE_CONDITIONED, "/conditional"));
    }
    if (said.age() < 0 || said.age() > OLDEST) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/age"));
    }
    if (said.age() < ADULT) {
      throw new RefusedException(new Fault(SlCode.HELPLINE_TOO_YOUNG, "/age"));
    }
  }

  /**
   * What is offered against a code.
   *
   * @param provider who offers
   * @param answered whether it has answered: else the caller rings again
   * @param times none when it has none
   */
  public record Times(UnitId provider, boolean answered, List<HelplineOffer.Time> times) {
    /** Copies the list. */
    public Times {
      times = List.copyOf(times);
    }
  }

  /**
   * What is offered against the code that a caller says.
   *
   * @throws RefusedException CODE_MISHEARD, TOO_MANY_CODES, CODE_NOT_KNOWN
   */
  Times times(String typed, OfficerId officer, UnitId unit) throws RefusedException {
    Live found = found(typed, officer, unit);
    List<HelplineOffer.Time> times = offered.of(unit, found.handover());
    return new Times(found.provider(), times != null, times == null ? List.of() : ahead(times));
  }

  /**
   * Tells the provider which time he has chosen. The code is then no more here: he says it to the
   * provider.
   *
   * @throws RefusedException as {@link #times}; TIME_NOT_OFFERED; why it may not go
   */
  void choose(String typed, HelplineOffer.Time chosen, OfficerId officer, UnitId unit)
      throws RefusedException {
    Live found = found(typed, officer, unit);
    List<HelplineOffer.Time> times = offered.of(unit, found.handover());
    if (times == null || !ahead(times).contains(chosen)) {
      throw new RefusedException(new Fault(SlCode.TIME_NOT_OFFERED, "/chosen"));
    }
    String key = vault.fingerprint(unit, ("choice/" + found.handover()).getBytes(UTF_8));
    UnitHandovers.sent(
        dispatches.submit(
            unnamed.choice(
                "choice-" + key.substring(0, 2 * HANDOVER_BYTES),
                found.handover(),
                officer,
                found.provider(),
                found.agreed(),
                live.today(),
                found.diesOn(),
                chosen),
            unit));
    live.end(unit, found.handover());
  }

  private Live found(String typed, OfficerId officer, UnitId unit) throws RefusedException {
    SpokenCode code = codes.tried(typed, unit, officer);
    @Nullable Live found = live.find(unit, codes.hash(code, unit));
    if (found == null) {
      throw new RefusedException(SlCode.CODE_NOT_KNOWN);
    }
    return found;
  }

  private List<HelplineOffer.Time> ahead(List<HelplineOffer.Time> times) {
    return times.stream().filter(time -> time.at().isAfter(clock.instant())).toList();
  }
}
