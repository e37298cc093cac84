package se.sluss.probation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;

/** From the schema's side: each element it has for what comes in has a place with us. */
class EveryElementTest {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema";

  /** Another value that the schema allows, for each name. */
  private static final Map<String, String> OTHER =
      Map.ofEntries(
          Map.entry("itemId", "55555555-54a3-4c57-8d0e-2f1f7a3c9b10"),
          Map.entry("recordedAt", "2026-05-04T12:00:01Z"),
          Map.entry("recordedBy", "k-18"),
          Map.entry("until", "2026-07-30T22:00:00Z"),
          Map.entry("name", "Elvan Tolvansson"),
          Map.entry("personalNumber", "201212121212"),
          Map.entry("municipality", "0128"),
          Map.entry("district", "norrmalm"),
          Map.entry("recipientUnit", "0128.authority-violence"),
          Map.entry("telephone", "08-465 004 51"),
          Map.entry("language", "fi"),
          Map.entry("dialect", "Dari"),
          Map.entry("releaseOn", "2026-06-02"));

  @Test
  void theSampleHasEveryElementOfTheSchemaAndAllOfItIsUnderstood() throws Exception {
    Set<String> there = new TreeSet<>();
    Tree.all(Sample.batch().getDocumentElement()).forEach(each -> there.add(each.getLocalName()));
    assertThat(there).containsExactlyInAnyOrderElementsOf(declaredFor(HandoverFiles.ROOT));
    assertThat(Sample.read(Sample.batch()).entries())
        .hasSize(4)
        .allSatisfy(entry -> assertThat(entry).isInstanceOf(Batch.Understood.class));
  }

  @Test
  void whatIsUnderstoodIsWrittenAsItCame() throws Exception {
    for (Element item : Sample.items(Sample.batch())) {
      Element written = WriteHandover.of(ReadHandover.of(item));
      assertThat(leaves(written)).containsExactlyInAnyOrderElementsOf(leaves(item));
      assertThat(ReadHandover.of(written)).isEqualTo(ReadHandover.of(item));
    }
  }

  @Test
  void anotherValueOfAnyElementIsAnotherItem() throws Exception {
    int changed = 0;
    for (int index = 0; index < 4; index++) {
      Handover before = Sample.understood(Sample.entry(Sample.batch(), index));
      int leaves = leafElements(Sample.item(Sample.batch(), index)).size();
      for (int leaf = 0; leaf < leaves; leaf++) {
        Document batch = Sample.batch();
        Element element = leafElements(Sample.item(batch, index)).get(leaf);
        element.setTextContent(other(element));
        assertThat(ReadHandover.of(Sample.item(batch, index)))
            .as(element.getLocalName())
            .isNotEqualTo(before);
        changed++;
      }
    }
    assertThat(changed).isGreaterThan(60);
  }

  @Test
  void anElementThatIsTakenAwayIsMissedByNameOrMakesAnotherItem() throws Exception {
    int missed = 0;
    for (int index = 0; index < 4; index++) {
      Handover before = Sample.understood(Sample.entry(Sample.batch(), index));
      int all = Tree.all(Sample.item(Sample.batch(), index)).size();
      for (int each = 1; each < all; each++) {
        Document batch = Sample.batch();
        Element element = Tree.all(Sample.item(batch, index)).get(each);
        String name = element.getLocalName();
        element.getParentNode().removeChild(element);
        switch (Sample.entry(batch, index)) {
          case Batch.Understood(_, Handover after) ->
              assertThat(after).as(name).isNotEqualTo(before);
          case Batch.Refused refused -> {
            assertThat(String.valueOf(refused.faults().getFirst().element()))
                .as(name)
                .endsWith(name);
            missed++;
          }
        }
      }
    }
    assertThat(missed).isGreaterThan(40);
  }

  @Test
  void anElementOfAStrangersIsRefusedAndItsNameNotRepeated() throws Exception {
    int all = Tree.all(Sample.item(Sample.batch(), 0)).size();
    for (int each = 0; each < all; each++) {
      Document batch = Sample.batch();
      Element element = Tree.all(Sample.item(batch, 0)).get(each);
      Element foreign = batch.createElementNS("urn:other", "Tolvan");
      element.appendChild(foreign);
      Batch.Entry entry = Sample.entry(batch, 0);
      assertThat(Sample.faults(entry)).isNotEmpty();
      assertThat(entry.toString()).doesNotContain("Tolvan");
      assertThat(Sample.entry(batch, 1)).isInstanceOf(Batch.Understood.class);
    }
  }

  @Test
  void anAttributeIsRefused() throws Exception {
    int all = Tree.all(Sample.item(Sample.batch(), 0)).size();
    for (int each = 0; each < all; each++) {
      Document batch = Sample.batch();
      Tree.all(Sample.item(batch, 0)).get(each).setAttribute("note", "Tolvan");
      assertThat(Sample.faults(Sample.entry(batch, 0)))
          .extracting(Fault::code)
          .containsOnly(SlCode.UNKNOWN_FIELD);
    }
  }

  private static String other(Element leaf) {
    String text = Tree.normalized(Tree.text(leaf));
    String other = OTHER.get(leaf.getLocalName());
    if (other != null) {
      return other;
    }
    return switch (text) {
      case "yes" -> "no";
      case "no" -> "yes";
      case "ROUTINE" -> "URGENT";
      case "URGENT" -> "ROUTINE";
      case "FEMALE" -> "MALE";
      case "SPOKEN", "THROUGH_INTERPRETER" -> "WRITTEN";
      case "WRITTEN" -> "SPOKEN";
      case "TREATMENT", "NO_CONTACT", "SOBRIETY" -> "OCCUPATION";
      // Codes that have no other beside them in this item.
      default -> "X_" + text;
    };
  }

  private static List<Element> leafElements(Element item) {
    return Tree.all(item).stream().filter(each -> Tree.children(each).isEmpty()).toList();
  }

  private static List<String> leaves(Element item) {
    return leafElements(item).stream()
        .map(each -> each.getLocalName() + "=" + Tree.normalized(Tree.text(each)))
        .map(each -> each.replace(".000Z", "Z"))
        .toList();
  }

  /** The names that the schema declares at and below an element, through groups and references. */
  private static Set<String> declaredFor(String root) throws Exception {
    Element schema = BoundedXml.read(Sample.bytes("probation-1.xsd")).getDocumentElement();
    Map<String, Element> named = new HashMap<>();
    for (Element each : Tree.children(schema)) {
      named.put(each.getLocalName() + ":" + each.getAttribute("name"), each);
    }
    Set<String> names = new TreeSet<>(List.of(root));
    Deque<Element> open =
        new ArrayDeque<>(List.of(Objects.requireNonNull(named.get("element:" + root))));
    List<Element> done = new ArrayList<>();
    while (!open.isEmpty()) {
      Element next = open.pop();
      if (done.contains(next)) {
        continue;
      }
      done.add(next);
      for (Element each : Tree.all(next)) {
        if (!XSD.equals(each.getNamespaceURI())) {
          continue;
        }
        if (each.getLocalName().equals("element") && each.hasAttribute("name")) {
          names.add(each.getAttribute("name"));
        }
        if (each.hasAttribute("ref")) {
          open.push(
              Objects.requireNonNull(
                  named.get(each.getLocalName() + ":" + each.getAttribute("ref"))));
        }
      }
    }
    return names;
  }
}
