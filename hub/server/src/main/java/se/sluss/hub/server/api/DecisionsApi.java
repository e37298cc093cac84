package se.sluss.hub.server.api;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.hub.secrecy.Decision;
import se.sluss.hub.secrecy.Dimension;
import se.sluss.hub.secrecy.FailedRule;
import se.sluss.hub.secrecy.LawRule;
import se.sluss.hub.secrecy.Text;
import se.sluss.hub.secrecy.UnknownFactsException;
import se.sluss.hub.secrecy.WhatWouldChange;
import se.sluss.hub.server.way.Law;

/** "May I share this?": the rules' answer beforehand. Nothing of the question is stored. */
@RestController
@RequestMapping("/api/decisions")
class DecisionsApi {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /** What could be meant instead of a unit of a place: the other functions there. */
  private static final Set<UnitFunction> OF_A_PLACE =
      Set.of(
          UnitFunction.AUTHORITY_VIOLENCE,
          UnitFunction.CHILD_AND_FAMILY,
          UnitFunction.VICTIM_SUPPORT,
          UnitFunction.ON_CALL);

  private final Law law;
  private final Directory directory;
  private final Clock clock;

  DecisionsApi(Law law, Directory directory, Clock clock) {
    this.law = law;
    this.directory = directory;
    this.clock = clock;
  }

  /** A question without any person's data. */
  record MayI(
      UnitId sender,
      UnitId recipient,
      String regime,
      String purpose,
      String subjectKind,
      Set<String> categories,
      Set<String> flags,
      @Nullable String offence,
      @Nullable LocalDate offenceDate,
      String consentState,
      boolean onRequest) {}

  /** The answer, with the words. */
  record Answer(
      String outcome,
      List<String> grounds,
      List<String> obligations,
      List<Failed> failed,
      List<Source> sources,
      List<Changed> changes,
      String explanationSv,
      String explanationEn,
      String ruleset) {}

  /** A rule that was tried and failed, and on what. */
  record Failed(String rule, String onFact) {}

  /** A rule the answer rests on, with its citation and the days it is known for. */
  record Source(
      String rule,
      String citation,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable LocalDate verifiedThrough,
      String sv,
      String en) {}

  /** One fact that, were it otherwise, would give another outcome. */
  record Changed(
      WhatWouldChange.Kind kind,
      @Nullable String code,
      String sv,
      String en,
      String outcome,
      List<String> grounds) {}

  /** May I? Stores nothing. */
  @PostMapping
  Answer mayI(@RequestBody MayI asked) {
    Unit sender = unit(asked.sender(), "/sender");
    Unit recipient = unit(asked.recipient(), "/recipient");
    Law.Question question =
        new Law.Question(
            sender,
            recipient,
            asked.regime(),
            asked.purpose(),
            asked.subjectKind(),
            asked.categories(),
            asked.flags(),
            asked.offence(),
            asked.offenceDate(),
            asked.consentState(),
            asked.onRequest());
    try {
      Decision decision = law.ask(question);
      return new Answer(
          decision.outcome().name(),
          decision.grounds(),
          decision.obligations(),
          decision.failed().stream().map(DecisionsApi::failed).toList(),
          decision.grounds().stream()
              .flatMap(id -> law.rule(id).stream())
              .map(this::source)
              .toList(),
          law.whatWouldChange(question, others(recipient)).stream().map(this::changed).toList(),
          decision.explanationSv(),
          decision.explanationEn(),
          decision.rulesetHash());
    } catch (UnknownFactsException e) {
      throw new RefusedException(SlCode.FACTS_NOT_EXAMINABLE, field(e.field()));
    }
  }

  /** The engine's columns under the names that the question has them. */
  private static @Nullable String field(String column) {
    return switch (column) {
      case "sender_regime" -> "/regime";
      case "purpose" -> "/purpose";
      case "data_subject" -> "/subjectKind";
      case "categories" -> "/categories";
      case "special_flags" -> "/flags";
      case "offence" -> "/offence";
      case "offence_date" -> "/offenceDate";
      case "consent_state" -> "/consentState";
      default -> null;
    };
  }

  private static Failed failed(FailedRule rule) {
    return new Failed(rule.ruleId(), rule.onFact());
  }

  private Source source(LawRule rule) {
    return new Source(
        rule.id(),
        rule.citation(),
        rule.validFrom(),
        rule.validTo(),
        rule.verifiedThrough(),
        rule.text().sv(),
        rule.text().en());
  }

  private Changed changed(WhatWouldChange.Change change) {
    Text words = words(change);
    return new Changed(
        change.kind(),
        change.code(),
        words.sv(),
        words.en(),
        change.decision().outcome().name(),
        change.decision().grounds());
  }

  private Text words(WhatWouldChange.Change change) {
    String code = change.code() == null ? "" : change.code();
    return switch (change.kind()) {
      case CONSENT -> text(Dimension.CONSENT, code);
      case ATTESTATION -> text(Dimension.FLAG, code);
      case WITHOUT_CATEGORY -> text(Dimension.CATEGORY, code);
      case RECEIVER -> {
        Unit unit = Objects.requireNonNull(directory.unit(UnitId.of(code)));
        yield new Text(unit.nameSv(), unit.nameEn());
      }
      case ON_REQUEST -> new Text("", "");
    };
  }

  private Text text(Dimension dimension, String code) {
    return law.text(dimension, code).orElse(new Text(code, code));
  }

  /** The other functions of the same place, today. */
  private List<Unit> others(Unit recipient) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), SWEDEN);
    return directory.units().stream()
        .filter(unit -> recipient.municipality() != null)
        .filter(unit -> Objects.equals(unit.municipality(), recipient.municipality()))
        .filter(unit -> Objects.equals(unit.district(), recipient.district()))
        .filter(unit -> OF_A_PLACE.contains(unit.function()) && unit.validOn(today))
        .filter(unit -> unit.function() != recipient.function())
        .toList();
  }

  private Unit unit(UnitId id, String field) {
    @Nullable Unit unit = directory.unit(id);
    if (unit == null) {
      throw new RefusedException(SlCode.UNKNOWN_UNIT, field);
    }
    return unit;
  }
}
