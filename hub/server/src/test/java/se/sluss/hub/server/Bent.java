package se.sluss.hub.server;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Review;

/** A record with one component changed: what a test bends before its sender signs it. */
final class Bent {
  private Bent() {}

  static Cover of(Cover cover, String component, @Nullable Object value) {
    return Cover.class.cast(bent(cover, component, value));
  }

  static ConsentRecord of(ConsentRecord consent, String component, @Nullable Object value) {
    return ConsentRecord.class.cast(bent(consent, component, value));
  }

  static PartHeader of(PartHeader part, String component, @Nullable Object value) {
    return PartHeader.class.cast(bent(part, component, value));
  }

  static Review of(Review review, String component, @Nullable Object value) {
    return Review.class.cast(bent(review, component, value));
  }

  private static Object bent(Record whole, String component, @Nullable Object value) {
    RecordComponent[] components = whole.getClass().getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    boolean found = false;
    try {
      for (int i = 0; i < components.length; i++) {
        boolean changed = components[i].getName().equals(component);
        values[i] = changed ? value : components[i].getAccessor().invoke(whole);
        found |= changed;
      }
      if (!found) {
        throw new AssertionError("no component " + component);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return whole.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(component, e);
    }
  }
}
