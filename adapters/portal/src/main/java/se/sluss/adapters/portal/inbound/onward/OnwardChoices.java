package se.sluss.adapters.portal.inbound.onward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import se.sluss.adapters.kit.onward.OnwardReferral;
import se.sluss.adapters.portal.inbound.notify.FormOptions.Option;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.adapters.portal.outbound.Catalogue;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.TreatmentReferral.Basis;

/** What the form offers to choose among beside the usual, and what of it is sent. */
public final class OnwardChoices {
  private final Words words;
  private final Catalogue catalogue;
  private final Locale locale;
  private final UnitId unit;

  /** Choices of this unit in this language. */
  OnwardChoices(Words words, Catalogue catalogue, Locale locale, UnitId unit) {
    this.words = words;
    this.catalogue = catalogue;
    this.locale = locale;
    this.unit = unit;
  }

  /** Who treats; those of the unit's own place first. */
  public List<Option> treating() {
    return catalogue.treating(unit).stream()
        .map(treating -> new Option(treating.value(), words.unit(treating, locale)))
        .toList();
  }

  /** By decision or without one. */
  public List<String> bases() {
    return names(Basis.values());
  }

  /** How a yes is given. */
  public List<String> hows() {
    return names(ConsentRecord.How.values());
  }

  /** Keys of the words for what is filed with who treats. */
  static List<String> carries(OnwardReferral referral) {
    List<String> carries = new ArrayList<>();
    carries.add("carries.name");
    if (referral.client().personalNumber() != null) {
      carries.add("carries.personalNumber");
    }
    carries.add("carries.telephone");
    carries.add("carries.language");
    carries.add(referral.decision() == null ? "carries.openSessions" : "carries.decision");
    return carries;
  }

  private static List<String> names(Enum<?>[] codes) {
    return Arrays.stream(codes).map(Enum::name).toList();
  }
}
