package se.sluss.hub.server.follow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.hub.server.follow.Figures.Month;
import se.sluss.hub.server.state.FigureStore.Figure;

/** The released figures as flat files: codes alone, so that no cell need be quoted. */
public final class FollowFiles {
  private FollowFiles() {}

  /**
   * Every figure as it is stored; of all of a month's, the bytes that the log knows the hash of.
   */
  public static String figures(String month, List<Figure> figures) {
    StringBuilder text = new StringBuilder("month,function,step,breakdown,class,count,hidden\n");
    for (Figure one : figures) {
      row(
          text,
          month,
          one.function(),
          one.step(),
          one.breakdown(),
          one.name(),
          one.count(),
          one.hidden());
    }
    return text.toString();
  }

  /** One row for each unit and step, with the place by its codes. */
  public static String units(String month, Month seen, Directory directory) {
    StringBuilder text =
        new StringBuilder("period,kommunkod,stadsdel,enhet,funktion,steg,antal,rojandekontroll\n");
    for (Figure one : seen.figures()) {
      if (one.breakdown().equals("UNIT")) {
        @Nullable Unit unit = directory.unit(UnitId.of(one.name()));
        row(
            text,
            month,
            unit == null ? null : unit.municipality(),
            unit == null ? null : unit.district(),
            one.name(),
            one.function(),
            one.step(),
            one.count(),
            one.hidden() == null ? "VISAS" : "FARRE_AN_" + seen.threshold());
      }
    }
    return text.toString();
  }

  private static void row(StringBuilder text, @Nullable Object... cells) {
    List<String> all =
        java.util.Arrays.stream(cells).map(cell -> cell == null ? "" : cell.toString()).toList();
    text.append(String.join(",", all)).append('\n');
  }
}
