package se.sluss.hub.bench.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class GrowthTest {
  private static Document drawn(double... micros) throws Exception {
    List<Growth> rows = new ArrayList<>();
    long size = 10_000;
    for (double one : micros) {
      rows.add(new Growth(size, one, 1, 2, 1));
      size *= 10;
    }
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(Growth.svg(rows))));
  }

  private static List<Double> attribute(Document svg, String name) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < svg.getElementsByTagName("circle").getLength(); i++) {
      Element circle = (Element) svg.getElementsByTagName("circle").item(i);
      values.add(Double.valueOf(circle.getAttribute(name)));
    }
    return values;
  }

  @Test
  void equalCostsAreALevelLineWithSizesAtEqualSteps() throws Exception {
    Document svg = drawn(9, 9, 9, 9);
    assertThat(attribute(svg, "cy")).hasSize(4).containsOnly(attribute(svg, "cy").getFirst());
    List<Double> x = attribute(svg, "cx");
    assertThat(x.get(1) - x.get(0)).isCloseTo(x.get(3) - x.get(2), within());
    assertThat(svg.getDocumentElement().getTextContent()).contains("10,000", "10,000,000", "9.0");
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(0.2);
  }

  @Test
  void twiceTheCostIsTwiceAsHighAboveTheAxis() throws Exception {
    List<Double> y = attribute(drawn(4, 8), "cy");
    double axis = 300;
    assertThat((axis - y.get(1)) / (axis - y.get(0))).isCloseTo(2, within());
  }
}
