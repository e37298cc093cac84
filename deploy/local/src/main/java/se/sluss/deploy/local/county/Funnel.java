package se.sluss.deploy.local.county;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.sluss.deploy.local.county.Act.Doing;

/** How far those who were asked came, as a picture (SVG 1.1). Sums of the county alone. */
final class Funnel {
  private static final int WIDE = 480;
  private static final int ROW = 44;

  private final Map<String, Integer> steps = new LinkedHashMap<>();

  private Funnel() {}

  static Funnel of(List<Story> stories) {
    Truth truth = Truth.of(stories);
    String function = Track.WISH.function();
    Funnel funnel = new Funnel();
    funnel.steps.put("Tillfrågade", stories.size());
    funnel.steps.put(
        "Sa ja", (int) stories.stream().filter(one -> one.kind() != Kind.SAID_NO).count());
    funnel.steps.put("Nådde enheten", truth.year(function, "RECEIVED"));
    funnel.steps.put("Togs över", truth.year(function, "TAKEN_OVER"));
    funnel.steps.put("Fick en tid", truth.year(function, "CONTACT"));
    funnel.steps.put("Kom", truth.year(function, "STARTED"));
    funnel.steps.put("Slutförde", truth.year(function, "COMPLETED"));
    return funnel;
  }

  /** Name and number of each step, the widest first. */
  Map<String, Integer> steps() {
    return Map.copyOf(steps);
  }

  /** How many messages the doors were to be given: what is sent, and each step. */
  static long messages(List<Story> stories) {
    return stories.stream()
        .mapToLong(
            story ->
                story.fates().size()
                    + story.acts().stream()
                        .filter(act -> act.doing() instanceof Doing.Step)
                        .count())
        .sum();
  }

  String svg() {
    int most = Math.max(1, steps.values().stream().mapToInt(Integer::intValue).max().orElse(1));
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 680 %d\""
                + " font-family=\"sans-serif\" font-size=\"15\">%n"
                + "<title>Ett län, ett år: hur långt de kom</title>%n",
            steps.size() * ROW + 8));
    int y = 6;
    for (Map.Entry<String, Integer> one : steps.entrySet()) {
      int width = Math.max(2, WIDE * one.getValue() / most);
      text.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"34\" fill=\"#1f5f8b\"/>%n"
                  + "<text x=\"8\" y=\"%d\">%s</text>%n"
                  + "<text x=\"%d\" y=\"%d\">%d</text>%n",
              130 + (WIDE - width) / 2,
              y,
              width,
              y + 23,
              one.getKey(),
              WIDE + 140,
              y + 23,
              one.getValue()));
      y += ROW;
    }
    return text.append("</svg>\n").toString();
  }
}
