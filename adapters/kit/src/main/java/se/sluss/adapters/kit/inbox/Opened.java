package se.sluss.adapters.kit.inbox;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.HelplineOutcome;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.part.ProbationHandover;
import se.sluss.contracts.part.ReleaseNotice;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.part.VictimNotice;

/**
 * A message while it is shown. Keep it no longer than that.
 *
 * @param cover the sender's codes, signature checked
 * @param parts what was sealed, each checked against its header and closed schema
 * @param deferred whether it was opened without the hub, as a duty or urgent message may be; the
 *     hub is told when it is back
 * @param labels codes of the marks that whatever is shown or copied of it must bear
 */
public record Opened(Cover cover, List<Part> parts, boolean deferred, SortedSet<String> labels) {
  /** Copies the collections. */
  public Opened {
    parts = List.copyOf(parts);
    labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
  }

  /** One that needs no mark. */
  public Opened(Cover cover, List<Part> parts, boolean deferred) {
    this(cover, parts, deferred, new TreeSet<>());
  }

  /** One part, opened. */
  public sealed interface Part {
    /** What the hub knows of it. */
    PartHeader header();

    /** What was sealed, as the record that its schema describes. */
    default Object content() {
      return switch (this) {
        case Wish wish -> wish.wish();
        case Concern concern -> concern.report();
        case Notice notice -> notice.notice();
        case Treatment treatment -> treatment.referral();
        case Release release -> release.release();
        case Mediated mediated -> mediated.contact();
        case Handover handover -> handover.handover();
        case Unnamed unnamed -> unnamed.handover();
        case Offer offer -> offer.offer();
        case Outcome outcome -> outcome.outcome();
      };
    }

    /** A wish to be contacted. */
    record Wish(PartHeader header, IgorWish wish) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Wish[" + header.id() + "]";
      }
    }

    /** Somebody exposed to violence. */
    record Notice(PartHeader header, VictimNotice notice) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Notice[" + header.id() + "]";
      }
    }

    /** That he has been, or will be, released. */
    record Release(PartHeader header, ReleaseNotice release) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Release[" + header.id() + "]";
      }
    }

    /** Somebody who wants treatment. */
    record Treatment(PartHeader header, TreatmentReferral referral) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Treatment[" + header.id() + "]";
      }
    }

    /** A concern report. */
    record Concern(PartHeader header, ConcernReport report) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Concern[" + header.id() + "]";
      }
    }

    /** A contact that health care mediates. */
    record Mediated(PartHeader header, MediatedContact contact) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Mediated[" + header.id() + "]";
      }
    }

    /** What Kriminalvården hands over. */
    record Handover(PartHeader header, ProbationHandover handover) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Handover[" + header.id() + "]";
      }
    }

    /** Somebody whom the helpline passes on without a name. */
    record Unnamed(PartHeader header, HelplineHandover handover) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Unnamed[" + header.id() + "]";
      }
    }

    /** Times offered to somebody unnamed. */
    record Offer(PartHeader header, HelplineOffer offer) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Offer[" + header.id() + "]";
      }
    }

    /** Whether somebody unnamed came. */
    record Outcome(PartHeader header, HelplineOutcome outcome) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Outcome[" + header.id() + "]";
      }
    }
  }

  /** Prints the message's id only. */
  @Override
  public String toString() {
    return "Opened[" + cover.messageId() + "]";
  }
}
