package se.sluss.adapters.kit.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.ConsentChange;
import se.sluss.contracts.wire.ConsentChanged;
import se.sluss.contracts.wire.GlassReason;
import se.sluss.contracts.wire.SafetyNoted;
import se.sluss.contracts.wire.SafetyWord;
import se.sluss.contracts.wire.SameEvent;
import se.sluss.contracts.wire.SameEventNoted;

/** The hub's HTTP interface as an adapter uses it. Errors are RFC 9457 problems. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface HubApi {
  /** The whole directory, with every unit's certificates. */
  @GetExchange("/api/directory")
  DirectoryAnswer directory();

  /**
   * Every change of the directory, proved by the log.
   *
   * @param seen size of the tree that was seen last, from 0
   */
  @GetExchange("/api/directory/log")
  DirectoryLog directoryLog(@RequestParam long seen);

  /** May I? Stores nothing. */
  @PostExchange("/api/decisions")
  DecisionAnswer decide(@RequestBody DecisionQuestion question);

  /** May this message be opened? 404 for no, whatever the reason. */
  @PostExchange("/api/permits")
  PermitAnswer permit(@RequestBody PermitQuestion question);

  /** Takes a consent back, says that it never was one, or confirms it outside custody. */
  @PostExchange("/api/consents/{consent}")
  ConsentChanged change(@PathVariable String consent, @RequestBody ConsentChange change);

  /** Says that two referrals are of one event. */
  @PostExchange("/api/referrals/{message}/same-event")
  SameEventNoted join(@PathVariable String message, @RequestBody SameEvent same);

  /** Says whether the victim's side, if there is one, is told of what happens. */
  @PostExchange("/api/referrals/{message}/safety")
  SafetyNoted say(@PathVariable String message, @RequestBody SafetyWord said);

  /** The unit's own side of a message's way. */
  @GetExchange("/api/referrals/{message}/trail")
  TrailAnswer trail(@PathVariable String message, @RequestParam String unit);

  /**
   * The directory.
   *
   * @param hash of the whole
   * @param units every unit
   * @param certificates by unit id
   * @param recorded how many changes of the directory the log had covered
   */
  record DirectoryAnswer(
      String hash, List<Unit> units, Map<String, UnitCertificates> certificates, long recorded) {}

  /**
   * The directory's trail.
   *
   * @param bundle a trail bundle of {@code sluss:directory}, wholly shown
   * @param consistency base64 hashes: that its checkpoint extends the one that was seen
   */
  record DirectoryLog(String bundle, List<String> consistency) {}

  /**
   * A unit's certificates.
   *
   * @param signing PEM
   * @param opening PEM
   */
  record UnitCertificates(String signing, String opening) {}

  /**
   * The facts of a disclosure, in codes.
   *
   * @param sender our unit
   * @param recipient the unit it would go to
   * @param regime the secrecy the data lie under with us
   * @param purpose why
   * @param subjectKind whom it is about
   * @param categories kinds of data
   * @param flags circumstances the officer attests
   * @param offence an offence code, when the ground needs one
   * @param offenceDate when it was committed
   * @param consentState such as ACTIVE, NONE, ASKED_REFUSED
   * @param onRequest whether the recipient has asked for it
   */
  record DecisionQuestion(
      UnitId sender,
      UnitId recipient,
      String regime,
      String purpose,
      String subjectKind,
      SortedSet<String> categories,
      SortedSet<String> flags,
      @Nullable String offence,
      @Nullable LocalDate offenceDate,
      String consentState,
      boolean onRequest) {}

  /**
   * The hub's answer.
   *
   * @param outcome PERMIT, PERMIT_WITH_OBLIGATION, MUST_DISCLOSE, REVIEW or DENY
   * @param grounds rule ids
   * @param obligations codes
   * @param failed rules tried and not met, with the fact
   * @param sources the rules it rests on, with citation and days
   * @param changes single facts that, were they otherwise, would give another outcome
   * @param explanationSv why, in plain Swedish
   * @param explanationEn why, in plain English
   * @param ruleset hash of the rules
   */
  record DecisionAnswer(
      String outcome,
      SortedSet<String> grounds,
      SortedSet<String> obligations,
      List<FailedRule> failed,
      List<Source> sources,
      List<Changed> changes,
      String explanationSv,
      String explanationEn,
      String ruleset) {}

  /**
   * A rule that was tried and not met.
   *
   * @param rule its id
   * @param onFact the fact it fell on
   */
  record FailedRule(String rule, String onFact) {}

  /**
   * A rule that an answer rests on.
   *
   * @param rule its id
   * @param citation chapter and section
   * @param validFrom first day of the law
   * @param validTo last day of the law, when it is known
   * @param verifiedThrough the day through which the source was read
   * @param sv what it says, in plain Swedish
   * @param en what it says, in plain English
   */
  record Source(
      String rule,
      String citation,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable LocalDate verifiedThrough,
      String sv,
      String en) {}

  /**
   * One fact that, were it otherwise, would give another outcome; the hub has asked its rules.
   *
   * @param kind CONSENT, ATTESTATION, WITHOUT_CATEGORY, RECEIVER or ON_REQUEST
   * @param code its new value: a consent state, a flag, the category left out, a unit
   * @param sv the value in plain Swedish
   * @param en the value in plain English
   * @param outcome what the answer would be
   * @param grounds the rules it would rest on
   */
  record Changed(
      String kind,
      @Nullable String code,
      String sv,
      String en,
      String outcome,
      List<String> grounds) {}

  /**
   * Who wants to open what.
   *
   * @param message which
   * @param unit whose inbox
   * @param officer who
   * @param role in which role
   * @param namedHandler whether the officer may handle protected identities
   * @param acknowledged the reservations that the officer has acknowledged; absent for none
   * @param glass when it is opened for want of a named handler
   */
  record PermitQuestion(
      MessageId message,
      UnitId unit,
      OfficerId officer,
      String role,
      boolean namedHandler,
      @Nullable SortedSet<String> acknowledged,
      @Nullable BrokenGlass glass) {}

  /**
   * The glass broken.
   *
   * @param reason why
   * @param second the responsible officer of the unit who confirmed it
   */
  record BrokenGlass(GlassReason reason, OfficerId second) {}

  /**
   * A permit.
   *
   * @param permit true; a no is a 404
   * @param at when it was given, used as it was given
   */
  record PermitAnswer(boolean permit, Instant at) {}

  /**
   * A unit's side of the way.
   *
   * @param entries in order
   */
  record TrailAnswer(List<TrailEntry> entries) {}

  /**
   * One hop on record.
   *
   * @param at when
   * @param event what happened, by the log's name
   * @param actorRole what kind of actor
   * @param actor an opaque id
   * @param unit where, if anywhere
   * @param grounds rule ids
   * @param outcome of a decision or an answer
   * @param code of a refusal
   * @param index of the leaf in the log; the hub tells a unit none
   * @param counter the side's own order
   */
  record TrailEntry(
      Instant at,
      String event,
      String actorRole,
      String actor,
      @Nullable String unit,
      List<String> grounds,
      @Nullable String outcome,
      @Nullable String code,
      @Nullable Long index,
      long counter) {}
}
