package se.sluss.hub.secrecy;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;

/** A set that is made from a sorted list and keeps its order; cannot be changed. */
final class SortedNames<T> extends AbstractSet<T> {
  private final List<T> names;

  /**
   * @param names sorted, each once, and never changed
   */
  SortedNames(List<T> names) {
    this.names = names;
  }

  @Override
  public Iterator<T> iterator() {
    return names.iterator();
  }

  @Override
  public int size() {
    return names.size();
  }
}
