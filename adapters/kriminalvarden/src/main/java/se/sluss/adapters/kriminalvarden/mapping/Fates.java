package se.sluss.adapters.kriminalvarden.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.probation.Fault;
import se.sluss.probation.Parts;
import se.sluss.probation.Receipt;

/** What the kit says of an item, as its receipt has it. */
public final class Fates {
  /** The fields of a dispatch that are no field of the part, by the element they came from. */
  private static final Map<String, String> ELEMENTS =
      Map.of(
          "/eventId", "itemId",
          "/municipality", "place/municipality",
          "/district", "place/district",
          "/recipientUnit", "recipientUnit",
          "/consent/purposes", "consent/purpose",
          "/consent/until", "consent/until",
          "/consent/ticks", "necessaryAndProportionate",
          "/urgency", "priority");

  private Fates() {}

  /** What became of an item. */
  public static Receipt.Fate of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Rejected rejected ->
          new Receipt.NotTaken(rejected.faults().stream().map(Fates::fault).toList());
      case Outcome.Settled settled -> of(settled.person());
    };
  }

  private static Receipt.Fate of(Result result) {
    return switch (result) {
      case Result.Sent sent -> new Receipt.Accepted(sent.message());
      case Result.InReview review -> new Receipt.InReview(review.message());
      case Result.AskBack asked -> new Receipt.NotTaken(List.of(fault(asked.fault())));
      case Result.Refused refused -> new Receipt.NotTaken(List.of(fault(refused.fault())));
      case Result.CallNow call -> new Receipt.NotTaken(List.of(fault(call.fault())));
      case Result.NothingSent _ ->
          throw new IllegalStateException("what rests on a yes is sent or refused");
    };
  }

  private static Fault fault(se.sluss.adapters.kit.Fault fault) {
    return new Fault(fault.code(), element(fault.field()));
  }

  private static @Nullable String element(@Nullable String field) {
    if (field == null) {
      return null;
    }
    String known = ELEMENTS.get(field);
    return known == null ? Parts.element(field) : known;
  }
}
