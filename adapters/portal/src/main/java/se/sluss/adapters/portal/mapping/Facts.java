package se.sluss.adapters.portal.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.HelplineOutcome;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.part.ProbationHandover;
import se.sluss.contracts.part.ReleaseNotice;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.part.VictimNotice;

/** The opened parts as lines to read, in the reader's language. The one projection of them. */
public final class Facts {
  private final Words words;
  private final Locale locale;

  /** Lines in this language. */
  public Facts(Words words, Locale locale) {
    this.words = words;
    this.locale = locale;
  }

  /** A wish to be contacted. */
  public List<Fact> of(IgorWish wish) {
    Lines lines = new Lines();
    lines.add("fact.name", wish.name());
    lines.telephone("fact.telephone", wish.telephone());
    lines.add("fact.telephoneSafe", yesNo(wish.telephoneSafeToAnswer()));
    lines.add("fact.language", words.language(wish.language(), locale));
    lines.maybe("fact.interpreter", wish.interpreter(), this::interpreter);
    lines.add("fact.stage", words.text("stage." + wish.custodyState().name(), locale));
    lines.add("fact.age", words.text("fact.age." + wish.ageBand().name(), locale));
    lines.maybe("fact.personalNumber", wish.personalNumber(), Facts::number);
    lines.maybe("fact.place", wish.place(), this::place);
    lines.add("fact.told", yesNo(wish.toldThatNoChangesNothing()));
    lines.add("fact.recordedAt", words.at(wish.recordedAt(), locale));
    return lines.found;
  }

  /** A concern report. */
  public List<Fact> of(ConcernReport report) {
    Lines lines = new Lines();
    ConcernReport.Child child = report.child();
    lines.add("fact.danger", yesNo(report.immediateDanger()));
    lines.add("fact.child", child.name());
    lines.maybe("fact.personalNumber", child.personalNumber(), Facts::number);
    lines.maybe(
        "fact.age", child.ageYears(), years -> words.text("fact.years", locale, years.toString()));
    lines.maybe("fact.language", child.language(), tag -> words.language(tag, locale));
    lines.add("fact.place", place(report.residence()));
    for (ConcernReport.Member member : report.household()) {
      lines.add("fact.member", member(member));
    }
    lines.add("fact.narrative", report.narrative());
    lines.telephone("fact.station", report.reporter().telephone());
    lines.add("fact.recordedAt", words.at(report.recordedAt(), locale));
    return lines.found;
  }

  /** Somebody exposed to violence. */
  public List<Fact> of(VictimNotice notice) {
    Lines lines = new Lines();
    VictimNotice.SafeContact safe = notice.safeContact();
    lines.add("fact.name", notice.name());
    lines.add("fact.safeContact", words.text("safeContact." + safe.how().name(), locale));
    if (safe.telephone() != null) {
      lines.telephone("fact.telephone", safe.telephone());
    }
    lines.maybe("fact.safeContactStated", safe.statedAt(), at -> words.at(at, locale));
    lines.add("fact.language", words.language(notice.language(), locale));
    lines.maybe("fact.interpreter", notice.interpreter(), this::interpreter);
    lines.add("fact.children", words.text("children." + notice.children().name(), locale));
    lines.add("fact.askedAlone", yesNo(notice.askedAlone()));
    lines.maybe("fact.personalNumber", notice.personalNumber(), Facts::number);
    lines.add("fact.recordedAt", words.at(notice.recordedAt(), locale));
    return lines.found;
  }

  /** That he has been, or will be, released. */
  public List<Fact> of(ReleaseNotice release) {
    Lines lines = new Lines();
    lines.add("fact.name", release.name());
    lines.add("fact.releasedAt", words.at(release.releasedAt(), locale));
    lines.add("fact.releasedFrom", words.text("stage." + release.from().name(), locale));
    lines.add("fact.contactBan", words.text("contactBan." + release.contactBan().name(), locale));
    lines.maybe("fact.personalNumber", release.personalNumber(), Facts::number);
    lines.add("fact.recordedAt", words.at(release.recordedAt(), locale));
    return lines.found;
  }

  /** Somebody who wants treatment. */
  public List<Fact> of(TreatmentReferral referral) {
    Lines lines = new Lines();
    lines.add("fact.name", referral.name());
    lines.telephone("fact.telephone", referral.telephone());
    lines.add("fact.basis", words.text("basis." + referral.basis().name(), locale));
    lines.maybe("fact.decision", referral.decision(), each -> each.reference() + ", " + each.on());
    lines.add("fact.language", words.language(referral.language(), locale));
    lines.maybe("fact.interpreter", referral.interpreter(), this::interpreter);
    lines.maybe("fact.personalNumber", referral.personalNumber(), Facts::number);
    lines.add("fact.recordedAt", words.at(referral.recordedAt(), locale));
    return lines.found;
  }

  /** A contact that health care mediates. */
  public List<Fact> of(MediatedContact contact) {
    Lines lines = new Lines();
    lines.add("fact.name", contact.givenName() + " " + contact.familyName());
    lines.telephone("fact.telephone", contact.telephone());
    lines.add("fact.telephoneSafe", yesNo(contact.telephoneSafeToAnswer()));
    lines.add("fact.language", words.language(contact.language(), locale));
    lines.maybe("fact.interpreter", contact.interpreter(), this::interpreter);
    lines.add("fact.age", words.text("fact.age." + contact.ageBand().name(), locale));
    lines.maybe("fact.personalNumber", contact.personalNumber(), Facts::number);
    lines.maybe("fact.birthDate", contact.birthDate(), String::valueOf);
    lines.maybe("fact.place", contact.place(), this::place);
    for (MediatedContact.Handling handling : contact.handling()) {
      lines.add("fact.handling", words.text("handling." + handling.name(), locale));
    }
    lines.add("fact.recordedAt", words.at(contact.recordedAt(), locale));
    return lines.found;
  }

  /** What Kriminalvården hands over. */
  public List<Fact> of(ProbationHandover handover) {
    Lines lines = new Lines();
    lines.add("fact.handover", words.text("handover." + handover.kind().name(), locale));
    lines.add("fact.name", handover.name());
    if (handover.telephone() != null) {
      lines.telephone("fact.telephone", handover.telephone());
      lines.add("fact.telephoneSafe", yesNo(handover.telephoneSafeToAnswer()));
    }
    lines.maybe("fact.releaseOn", handover.releaseOn(), String::valueOf);
    for (ProbationHandover.Condition condition : handover.conditions()) {
      lines.add("fact.condition", words.text("condition." + condition.name(), locale));
    }
    lines.maybe("fact.language", handover.language(), code -> words.language(code, locale));
    lines.maybe("fact.interpreter", handover.interpreter(), this::interpreter);
    lines.add("fact.age", words.text("fact.age." + handover.ageBand().name(), locale));
    lines.add("fact.personalNumber", number(handover.personalNumber()));
    lines.maybe("fact.place", handover.place(), this::place);
    lines.add("fact.recordedAt", words.at(handover.recordedAt(), locale));
    return lines.found;
  }

  /** Somebody unnamed whom the helpline passes on; never the proof of the code. */
  public List<Fact> of(HelplineHandover handover) {
    Lines lines = new Lines();
    lines.maybe("fact.chosen", handover.chosen(), this::time);
    lines.maybe("fact.place", handover.place(), this::place);
    lines.maybe(
        "fact.age", handover.ageBand(), band -> words.text("fact.age." + band.name(), locale));
    lines.maybe("fact.language", handover.language(), code -> words.language(code, locale));
    lines.maybe(
        "fact.interpreter",
        handover.interpreter(),
        one -> interpreter(new IgorWish.Interpreter(one.language(), null, one.sexWanted(), false)));
    lines.maybe(
        "fact.wish", handover.wish(), wish -> words.text("unnamedWish." + wish.name(), locale));
    lines.maybe("fact.codeDies", handover.codeDies(), String::valueOf);
    lines.maybe("fact.recordedOn", handover.recordedOn(), String::valueOf);
    // The same eight in the hand-over and in the choice: what staff tell them together by.
    lines.add("fact.handoverName", handover.handover().substring(0, 8));
    return lines.found;
  }

  /** Times offered. */
  public List<Fact> of(HelplineOffer offer) {
    Lines lines = new Lines();
    for (HelplineOffer.Time time : offer.times()) {
      lines.add("fact.offered", time(time));
    }
    return lines.found;
  }

  /** Whether somebody unnamed came. */
  public List<Fact> of(HelplineOutcome outcome) {
    Lines lines = new Lines();
    lines.add("fact.outcome", words.text("outcome." + outcome.what().name(), locale));
    return lines.found;
  }

  private String time(HelplineOffer.Time time) {
    return words.at(time.at(), locale) + ", " + words.text("meet." + time.how().name(), locale);
  }

  private String member(ConcernReport.Member member) {
    String relation = words.text("household.relation." + member.relation().name(), locale);
    String line = member.name() + ", " + relation.toLowerCase(locale);
    return member.protectedIdentity() ? line + ", " + words.text("fact.protected", locale) : line;
  }

  private String interpreter(IgorWish.Interpreter interpreter) {
    List<String> says = new ArrayList<>();
    says.add(words.language(interpreter.language(), locale));
    String dialect = interpreter.dialect();
    if (dialect != null) {
      says.add(dialect);
    }
    IgorWish.Sex sex = interpreter.sexWanted();
    if (sex != null) {
      says.add(words.text("fact.interpreter.sex." + sex.name(), locale));
    }
    if (interpreter.byTelephone()) {
      says.add(words.text("fact.interpreter.byTelephone", locale));
    }
    return String.join(", ", says);
  }

  private String place(Locality place) {
    return words.place(place.municipality(), place.district());
  }

  private String yesNo(@Nullable Boolean answer) {
    String key = answer == null ? "opened.unknown" : answer ? "opened.yes" : "opened.no";
    return words.text(key, locale);
  }

  private static String number(String personalNumber) {
    return personalNumber.length() == 12
        ? personalNumber.substring(0, 8) + "-" + personalNumber.substring(8)
        : personalNumber;
  }

  /** Collects lines in order. */
  private final class Lines {
    private final List<Fact> found = new ArrayList<>();

    void add(String key, String text) {
      found.add(new Fact(words.text(key, locale), text, null));
    }

    <T> void maybe(String key, @Nullable T value, Function<T, String> text) {
      if (value != null) {
        add(key, text.apply(value));
      }
    }

    void telephone(String key, String number) {
      String digits = number.replaceAll("[^0-9+]", "");
      found.add(new Fact(words.text(key, locale), number, digits));
    }
  }
}
