package se.sluss.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.verdict.Format;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.XmlException;

/** What is made to hurt who reads it. */
class HostileXmlTest {
  private static final String NAMESPACE =
      "urn:riv:infrastructure:messaging:MessageWithAttachments:3";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'> %p;]><a/>",
        "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;&l;&l;&l;&l;&l;&l;&l;'>]><a>&m;</a>",
        "<!DOCTYPE a><a/>"
      })
  void aDtdOfAnyKindIsRefusedBeforeItIsRead(String xml) {
    assertThat(refused(xml)).isEqualTo(SlCode.XML_UNSAFE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "<",
        "<a",
        "<a>",
        "<a></b>",
        "<a>&b;</a>",
        "<a/><b/>",
        "{}",
        "\u0000",
        "<a>\u0001</a>"
      })
  void whatIsNotXmlIsMalformed(String xml) {
    assertThat(refused(xml)).isEqualTo(SlCode.MALFORMED);
  }

  @Test
  void depthNumberAttributesAndSizeAreBounded() {
    assertThat(refused("<a>".repeat(65) + "</a>".repeat(65))).isEqualTo(SlCode.OVERSIZE);
    assertThat(refused("<a>".repeat(2_000_000))).isEqualTo(SlCode.OVERSIZE);
    assertThat(refused("<a>" + "<b/>".repeat(20_000) + "</a>")).isEqualTo(SlCode.OVERSIZE);
    StringBuilder attributes = new StringBuilder("<a");
    for (int i = 0; i < 65; i++) {
      attributes.append(" a").append(i).append("='x'");
    }
    assertThat(refused(attributes + "/>")).isEqualTo(SlCode.OVERSIZE);
    assertThat(refused(new byte[BoundedXml.MOST_BYTES + 1])).isEqualTo(SlCode.OVERSIZE);
  }

  @Test
  void aHintOfWhereASchemaLiesIsNotFollowed() throws IOException, XmlException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(1);
      String hint =
          "<ns2:messageBody xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
              + " xsi:schemaLocation='urn:x http://127.0.0.1:"
              + server.getLocalPort()
              + "/x.xsd'>";
      String message =
          Vectors.replaced(
              Vectors.with("min.xml", "<ns2:messageBody>", hint),
              "</ns2:message>",
              "<x:y xmlns:x='urn:x'>z</x:y></ns2:message>");
      assertThat(Vectors.verdict(message).findings()).isEmpty();
      assertThat(catchThrowableOfType(java.net.SocketTimeoutException.class, server::accept))
          .as("nobody has called")
          .isNotNull();
    }
  }

  @Test
  void anXincludeStaysWhatItIs() throws XmlException {
    String include =
        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'"
            + " parse='text'/>";
    assertThat(
            Vectors.refusedBy(
                Vectors.with("min.xml", "</ns2:message>", include + "</ns2:message>")))
        .containsExactly("verifyNonEmptyElements");
  }

  @Test
  void aMessageWithAnyByteChangedIsReadToAnEnd() {
    byte[] sound = Vectors.text("messageWithAttachments3.xml").getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20261122);
    int read = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] changed = sound.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      try {
        Vectors.FILES.check(Format.MESSAGE, changed);
        read++;
      } catch (XmlException e) {
        assertThat(e.code()).isIn(SlCode.MALFORMED, SlCode.XML_UNSAFE, SlCode.OVERSIZE);
      }
    }
    assertThat(read).isBetween(1, 2999);
  }

  @Test
  void anElementOfAnotherNameIsNoMessage() throws XmlException {
    assertThat(SdkFiles.format(BoundedXml.root(bytes("<messagePayload/>")))).isNull();
    assertThat(SdkFiles.format(BoundedXml.root(bytes("<message xmlns='" + NAMESPACE + "'/>"))))
        .isNull();
  }

  private static SlCode refused(String xml) {
    return refused(bytes(xml));
  }

  private static SlCode refused(byte[] xml) {
    return catchThrowableOfType(XmlException.class, () -> BoundedXml.read(xml)).code();
  }

  private static byte[] bytes(String xml) {
    return xml.getBytes(StandardCharsets.UTF_8);
  }
}
