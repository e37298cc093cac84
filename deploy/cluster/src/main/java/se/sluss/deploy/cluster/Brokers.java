package se.sluss.deploy.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import se.sluss.contracts.id.UnitId;
import se.sluss.deploy.local.Answers;
import se.sluss.deploy.local.Broker;
import se.sluss.deploy.local.DataFolder;
import se.sluss.deploy.local.MessageSizeLimit;
import se.sluss.deploy.local.OwnProcess;
import se.sluss.deploy.local.Plan;
import se.sluss.deploy.local.PrivateFiles;
import se.sluss.deploy.local.Secrets;

/**
 * The pair of standalone brokers. Each has an instance folder of its own ({@code artemis create}
 * makes the like); the journal is one, and whoever has its lock answers.
 */
final class Brokers {
  private static final List<String> FILES =
      List.of("bootstrap.xml", "login.config", "management.xml", "log4j2.properties");

  private Brokers() {}

  /** One of them; nothing is started yet. */
  static OwnProcess of(
      Part part,
      Place place,
      DataFolder data,
      Secrets secrets,
      Map<UnitId, String> adapterOfUnit,
      Path logs)
      throws IOException {
    Path instance = data.folder(part.word());
    Path etc = PrivateFiles.folder(instance.resolve("etc"));
    Path tmp = PrivateFiles.folder(instance.resolve("tmp"));
    Path given = place.settings().resolve("broker");
    for (String file : FILES) {
      PrivateFiles.write(etc.resolve(file), Files.readAllBytes(given.resolve(file)));
    }
    Broker.configure(etc, secrets, Plan.ON_BROKER, adapterOfUnit);
    Path tls = etc.resolve("tls.properties");
    PrivateFiles.write(tls, tls(data, secrets));
    PrivateFiles.write(
        PrivateFiles.folder(instance.resolve("lib")).resolve("sluss-broker.jar"), plugin());
    String role = part == Part.BROKER_PRIMARY ? "primary" : "backup";
    String properties =
        Stream.of(etc.resolve("units.properties"), given.resolve(role + ".properties"), tls)
            .map(Path::toString)
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.security.auth.login.config=" + etc.resolve("login.config"),
            "-Djava.io.tmpdir=" + tmp,
            "-Dlog4j2.disableJmx=true",
            "-Dlog4j2.configurationFile=" + etc.resolve("log4j2.properties"),
            "-Dartemis.home=" + place.broker(),
            "-Dartemis.instance=" + instance,
            "-Dartemis.instance.etc=" + etc,
            "-Dsluss.broker.data=" + data.folder("journal"),
            "-Dsluss.broker.port=" + place.port(part),
            "-Dsluss.broker.bind=127.0.0.1",
            "-cp",
            place.broker().resolve("lib").resolve("artemis-boot.jar").toString(),
            "org.apache.activemq.artemis.boot.Artemis",
            "run",
            "--properties",
            properties);
    return new OwnProcess(
        part.word(),
        command,
        place.data(),
        logs.resolve(part.word() + ".log"),
        Answers.listens(place.port(part)));
  }

  private static String tls(DataFolder data, Secrets secrets) throws IOException {
    String acceptor = "acceptorConfigurations.sluss.params.";
    return acceptor
        + "sslEnabled=true\n"
        + acceptor
        + "keyStoreType=PKCS12\n"
        + acceptor
        + "keyStorePath="
        + keys(data)
        + "\n"
        + acceptor
        + "keyStorePassword="
        + secrets.of("tls.broker")
        + "\n";
  }

  /** The brokers' key and certificate: one name, one certificate. */
  static Path keys(DataFolder data) throws IOException {
    return data.folder("keys").resolve("broker.p12");
  }

  /** The one class of ours that a broker needs in its lib folder. */
  private static byte[] plugin() throws IOException {
    String name = MessageSizeLimit.class.getName().replace('.', '/') + ".class";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes);
        InputStream type = MessageSizeLimit.class.getClassLoader().getResourceAsStream(name)) {
      if (type == null) {
        throw new IOException(name + " is not packaged");
      }
      jar.putNextEntry(new JarEntry(name));
      type.transferTo(jar);
      jar.closeEntry();
    }
    return bytes.toByteArray();
  }
}
