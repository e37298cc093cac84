package se.sluss.contracts.types;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.ConfigReader;
import se.sluss.contracts.config.ConfigReader.Read;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;

/**
 * What obligations demand in practice. The same table is asked by an adapter before it seals and by
 * the hub when it decides.
 *
 * @param attest obligation code to the role that must attest it before sending
 * @param criteria flags that whoever weighs must tick, when a part carries them
 * @param reservations codes of the reservations that can be made
 * @param labels obligations that follow the message as a mark
 * @param needs what each purpose needs; a purpose that is missing needs nothing
 * @param review how soon a reviewer should have settled what waits
 * @param safety on what ground the victim's side is told of what has happened
 */
public record Handling(
    SortedMap<String, AttesterRole> attest,
    SortedSet<String> criteria,
    SortedSet<String> reservations,
    SortedSet<String> labels,
    SortedMap<String, Need> needs,
    ReviewTime review,
    Safety safety) {

  private static final String WEIGHED = "O-MEN";

  /** Copies the tables. */
  public Handling {
    attest = Collections.unmodifiableSortedMap(new TreeMap<>(attest));
    criteria = Collections.unmodifiableSortedSet(new TreeSet<>(criteria));
    reservations = Collections.unmodifiableSortedSet(new TreeSet<>(reservations));
    labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
  }

  /**
   * What a purpose needs (data minimisation, O-MIN).
   *
   * @param categories the kinds of data, and no others
   * @param schemas the closed schemas a part may have
   */
  public record Need(SortedSet<String> categories, SortedSet<TypeVersion> schemas) {
    /** Copies the sets. */
    public Need {
      categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
      schemas = Collections.unmodifiableSortedSet(new TreeSet<>(schemas));
    }
  }

  /**
   * What the victim's side of an event is told by the hub itself, and on what ground. Which events
   * there are is the contract's ({@code ReferralStep.SAFETY_EVENT}).
   *
   * @param categories the kinds of data that it tells
   * @param purpose what for, on the person's consent or where the rules need none
   * @param weighing when a responsible officer has weighed it instead: purpose, what is found and
   *     what is attested
   */
  public record Safety(SortedSet<String> categories, String purpose, GroundRule weighing) {
    /** Copies the set; refuses a weighing that is for nothing. */
    public Safety {
      categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
      if (weighing.purpose() == null) {
        throw new IllegalArgumentException("a weighing has a purpose");
      }
    }

    /** What whoever weighs must tick: what is attested, and what is found. */
    public SortedSet<String> weigherTicks() {
      SortedSet<String> ticks = new TreeSet<>(weighing.ticks());
      ticks.addAll(weighing.flags());
      return ticks;
    }
  }

  /**
   * How soon a reviewer should have settled what waits.
   *
   * @param urgent for an urgent message
   * @param routine for any other
   */
  public record ReviewTime(Duration urgent, Duration routine) {
    /** The time for this lane. */
    public Duration of(Urgency urgency) {
      return urgency == Urgency.URGENT ? urgent : routine;
    }
  }

  /**
   * Reads and checks {@code handling.yaml} in a configuration folder.
   *
   * @param configDir such as {@code config/}
   * @throws ConfigException with every fault, each with file and line
   */
  public static Handling load(Path configDir) throws ConfigException {
    ConfigReader reader = new ConfigReader(configDir);
    Read<Handling> read =
        reader.read("handling.yaml", reader.schema("schema/handling.json"), Handling.class);
    if (read == null) {
      throw reader.refusal();
    }
    return read.value();
  }

  /** Whether an attestation can be asked to carry this tick. */
  public boolean knowsTick(String tick) {
    return attest.containsKey(tick) || criteria.contains(tick);
  }

  /**
   * Which ticks an attestation must carry.
   *
   * @param obligations of the decision
   * @param flags that the parts carry
   */
  public SortedSet<String> demanded(Set<String> obligations, Set<String> flags) {
    SortedSet<String> demanded = new TreeSet<>(attest.keySet());
    demanded.retainAll(obligations);
    if (obligations.contains(WEIGHED)) {
      SortedSet<String> found = new TreeSet<>(criteria);
      found.retainAll(flags);
      demanded.addAll(found);
    }
    return demanded;
  }

  /** Whether whoever attested has the role that each of these ticks demands. */
  public boolean byRightPerson(Attestation attestation, Set<String> ticks) {
    return ticks.stream()
        .map(tick -> attest.getOrDefault(tick, AttesterRole.OFFICER))
        .allMatch(attestation.role()::answersFor);
  }

  /** Whether a part holds no more than its purpose needs. */
  public boolean needed(String purpose, Set<String> categories, TypeVersion schema) {
    Need need = needs.get(purpose);
    return need != null && need.categories.containsAll(categories) && need.schemas.contains(schema);
  }

  /** The parts of a cover that hold more than its purpose needs. */
  public List<PartHeader> unneeded(Cover cover) {
    return cover.parts().stream()
        .filter(part -> !needed(cover.purpose(), part.categories(), part.schema()))
        .toList();
  }
}
