package se.sluss.hub.secrecy;

/** The kinds of code that the facts of a question are made of, each with its file and its list. */
public enum Dimension {
  PARTY("parties.yaml", "parties"),
  REGIME("regimes.yaml", "regimes"),
  RECEIVER_TYPE("receiver-types.yaml", "receiver_types"),
  PURPOSE("purposes.yaml", "purposes"),
  DATA_SUBJECT("data-subjects.yaml", "data_subjects"),
  CATEGORY("categories.yaml", "categories"),
  CONSENT("consent-states.yaml", "consent_states"),
  OFFENCE("offences.yaml", "offences"),
  FLAG("flags.yaml", "flags"),
  OBLIGATION("obligations.yaml", "obligations");

  private final String file;
  private final String list;

  Dimension(String file, String list) {
    this.file = "vocabulary/" + file;
    this.list = list;
  }

  /** The file that lists the codes, below the ruleset's folder. */
  String file() {
    return file;
  }

  /** The key of the list in that file. */
  String list() {
    return list;
  }
}
