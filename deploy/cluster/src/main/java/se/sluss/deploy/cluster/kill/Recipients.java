package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.cluster.Cluster;
import se.sluss.deploy.cluster.Part;
import se.sluss.deploy.local.evening.ProgramLogin;

/** Officers of the receiving units who ask the hub, as their adapters do, before they open. */
final class Recipients implements AutoCloseable {
  private static final int PERMITTED = 200;
  private static final int NO = 404;

  private final Cluster cluster;
  private final Directory directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Json json = new Json();
  private final Map<String, String> tokens = new HashMap<>();

  Recipients(Cluster cluster, Directory directory) {
    this.cluster = cluster;
    this.directory = directory;
  }

  /** What is asked; the names are those of the hub's door. */
  private record Opening(
      MessageId message, UnitId unit, OfficerId officer, String role, boolean namedHandler) {}

  /**
   * Whether a node lets an officer of the unit open it now.
   *
   * @throws IOException when the node cannot be asked just now
   */
  boolean opens(Part node, String message, String unit) throws IOException, InterruptedException {
    UnitId recipient = UnitId.of(unit);
    String adapter = Objects.requireNonNull(directory.unit(recipient)).adapter();
    try {
      HttpRequest ask =
          HttpRequest.newBuilder(cluster.place().home(node).resolve("/api/permits"))
              .header("Authorization", "Bearer " + token(adapter))
              .header("Content-Type", "application/json")
              .POST(
                  BodyPublishers.ofByteArray(
                      json.write(
                          new Opening(
                              MessageId.of(message),
                              recipient,
                              OfficerId.of("h-117"),
                              "handler",
                              false))))
              .build();
      HttpResponse<byte[]> answer = http.send(ask, BodyHandlers.ofByteArray());
      return switch (answer.statusCode()) {
        case PERMITTED -> true;
        case NO -> false;
        default -> throw new IOException("permits answered " + answer.statusCode());
      };
    } catch (IOException e) {
      tokens.remove(adapter);
      throw e;
    }
  }

  private String token(String adapter) throws IOException, InterruptedException {
    String known = tokens.get(adapter);
    if (known != null) {
      return known;
    }
    URI login = cluster.place().home(Part.LOGIN);
    String secret = cluster.secrets().of("login.client." + adapter);
    String fresh = ProgramLogin.token(http, json, login, adapter, secret, "adapter");
    tokens.put(adapter, fresh);
    return fresh;
  }

  @Override
  public void close() {
    http.close();
  }
}
