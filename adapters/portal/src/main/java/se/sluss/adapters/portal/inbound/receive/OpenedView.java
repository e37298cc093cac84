package se.sluss.adapters.portal.inbound.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.portal.mapping.Fact;
import se.sluss.adapters.portal.mapping.Facts;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.Ground;

/**
 * An opened message as it is shown. Lives as long as the answer to one request.
 *
 * @param parts what was sealed, in words
 * @param ground what let it pass, in words
 * @param provisional whether the yes was given in custody and must be confirmed outside
 * @param ticks what the sender attests, in words
 * @param may keys of what may be said to the person it is about
 * @param never keys of what must never be said
 * @param deferred whether it was opened without the hub
 * @param labels marks that whatever is shown or printed of it bears, in words
 */
public record OpenedView(
    List<PartView> parts,
    String ground,
    boolean provisional,
    List<String> ticks,
    List<String> may,
    List<String> never,
    boolean deferred,
    List<String> labels) {

  private static final int LINES = 3;
  private static final int MAY_OF_CONCERN = 2;

  /**
   * One part.
   *
   * @param kind its schema's name
   * @param facts what it says, in the order to read it
   */
  public record PartView(String kind, List<Fact> facts) {
    /** Prints the kind only. */
    @Override
    public String toString() {
      return "PartView[" + kind + "]";
    }
  }

  /** The message in words. */
  public static OpenedView of(Opened opened, Words words, Locale locale) {
    Facts facts = new Facts(words, locale);
    List<PartView> parts = new ArrayList<>();
    boolean child = false;
    for (Opened.Part part : opened.parts()) {
      String kind = part.header().schema().name();
      switch (part) {
        case Opened.Part.Wish wish -> parts.add(new PartView(kind, facts.of(wish.wish())));
        case Opened.Part.Notice notice -> parts.add(new PartView(kind, facts.of(notice.notice())));
        case Opened.Part.Release release ->
            parts.add(new PartView(kind, facts.of(release.release())));
        case Opened.Part.Treatment treatment ->
            parts.add(new PartView(kind, facts.of(treatment.referral())));
        case Opened.Part.Concern concern -> {
          parts.add(new PartView(kind, facts.of(concern.report())));
          child = true;
        }
        case Opened.Part.Mediated mediated ->
            parts.add(new PartView(kind, facts.of(mediated.contact())));
        case Opened.Part.Handover handover ->
            parts.add(new PartView(kind, facts.of(handover.handover())));
        case Opened.Part.Unnamed unnamed ->
            parts.add(new PartView(kind, facts.of(unnamed.handover())));
        case Opened.Part.Offer offer -> parts.add(new PartView(kind, facts.of(offer.offer())));
        case Opened.Part.Outcome outcome ->
            parts.add(new PartView(kind, facts.of(outcome.outcome())));
      }
    }
    String type = opened.cover().type().name();
    Ground ground = opened.cover().ground();
    return new OpenedView(
        List.copyOf(parts),
        words.text(groundKey(ground), locale),
        ground instanceof Ground.Consent consent && consent.record().inCustody(),
        ticks(opened).stream().map(t -> words.textOr("tick." + t, t, locale)).toList(),
        keys("may." + type + ".", child ? MAY_OF_CONCERN : LINES),
        keys("never." + type + ".", LINES),
        opened.deferred(),
        opened.labels().stream().map(l -> words.textOr("label." + l, l, locale)).toList());
  }

  /** What is left to say of a message whose content is no longer here. */
  static OpenedView erased() {
    return new OpenedView(List.of(), "", false, List.of(), List.of(), List.of(), false, List.of());
  }

  private static List<String> keys(String stem, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> stem + i).toList();
  }

  private static String groundKey(Ground ground) {
    return switch (ground) {
      case Ground.Consent consent -> "ground.consent";
      case Ground.Duty duty -> "ground.duty";
      case Ground.Weighing weighing ->
          weighing.refused() ? "ground.weighing.refused" : "ground.weighing";
      case Ground.Reply reply -> "ground.reply";
    };
  }

  /** What was ticked, and the circumstances attested; an age is no circumstance to read here. */
  private static SortedSet<String> ticks(Opened opened) {
    Attestation attestation =
        switch (opened.cover().ground()) {
          case Ground.Consent consent -> consent.attestation();
          case Ground.Duty duty -> duty.attestation();
          case Ground.Weighing weighing -> weighing.attestation();
          case Ground.Reply reply -> reply.safety();
        };
    SortedSet<String> ticks = new TreeSet<>();
    if (attestation != null) {
      ticks.addAll(attestation.ticks());
    }
    for (Opened.Part part : opened.parts()) {
      ticks.addAll(part.header().flags());
    }
    ticks.removeIf(tick -> tick.startsWith("AGE_"));
    return ticks;
  }
}
