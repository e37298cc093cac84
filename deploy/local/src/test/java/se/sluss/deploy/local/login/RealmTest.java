package se.sluss.deploy.local.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import se.sluss.deploy.local.LoginForTests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The realm for Keycloak and the embedded login tell of the same people, clients and claims. */
class RealmTest {
  private static final Path REALM = Path.of("..", "keycloak", "realm.json");

  private final JsonNode realm;
  private final LoginSettings embedded;

  RealmTest() throws IOException {
    realm = new JsonMapper().readTree(Files.readString(REALM));
    embedded = embedded();
  }

  @Test
  void thePeopleAreTheSame() {
    Map<String, JsonNode> users = new HashMap<>();
    for (JsonNode user : realm.get("users")) {
      if (!user.has("serviceAccountClientId")) {
        users.put(user.get("username").asString(), user);
      }
    }
    assertThat(users).containsOnlyKeys(embedded.people().keySet());
    embedded
        .people()
        .forEach(
            (name, human) -> {
              JsonNode user = Objects.requireNonNull(users.get(name));
              assertThat(user.get("id").asString()).isEqualTo(human.id());
              assertThat(texts(user.path("realmRoles"))).isEqualTo(human.roles());
              assertThat(attribute(user, "agency")).containsExactly(human.agency());
              assertThat(attribute(user, "locale")).containsExactly(human.locale());
              assertThat(attribute(user, "units")).isEqualTo(human.units());
            });
  }

  @Test
  void theClientsAreTheSame() {
    Map<String, JsonNode> clients = new HashMap<>();
    realm.get("clients").forEach(client -> clients.put(client.get("clientId").asString(), client));
    assertThat(clients).containsOnlyKeys(embedded.clients().keySet());
    embedded
        .clients()
        .forEach(
            (id, client) -> {
              JsonNode other = Objects.requireNonNull(clients.get(id));
              assertThat(other.get("standardFlowEnabled").asBoolean())
                  .isEqualTo(client.grants().contains("authorization_code"));
              assertThat(other.get("serviceAccountsEnabled").asBoolean())
                  .isEqualTo(client.grants().contains("client_credentials"));
              Set<String> scopes = new HashSet<>(client.scopes());
              scopes.remove("openid");
              assertThat(new HashSet<>(texts(other.path("optionalClientScopes"))))
                  .isEqualTo(scopes);
            });
  }

  @Test
  void whatAProgramsTokenSaysIsTheSame() {
    for (JsonNode user : realm.get("users")) {
      if (user.has("serviceAccountClientId")) {
        String id = user.get("serviceAccountClientId").asString();
        LoginSettings.Client client = Objects.requireNonNull(embedded.clients().get(id));
        assertThat(attribute(user, "agency")).containsExactly(client.agency());
        assertThat(attribute(user, "units")).isEqualTo(client.units());
        assertThat(attribute(user, "adapter"))
            .isEqualTo(client.adapter() == null ? List.of() : List.of(client.adapter()));
      }
    }
  }

  @Test
  void everyProgramWithPeopleMustProveThatItAsked() {
    for (JsonNode client : realm.get("clients")) {
      if (client.get("standardFlowEnabled").asBoolean()) {
        assertThat(client.at("/attributes/pkce.code.challenge.method").asString())
            .isEqualTo("S256");
      }
      assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
      assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
      assertThat(client.get("publicClient").asBoolean()).isFalse();
    }
  }

  @Test
  void noSecretStandsInTheFile() {
    Pattern placeholder = Pattern.compile("\\$\\{SLUSS_[A-Z_]+}");
    for (JsonNode client : realm.get("clients")) {
      assertThat(client.get("secret").asString()).matches(placeholder);
    }
    for (JsonNode user : realm.get("users")) {
      for (JsonNode credential : user.path("credentials")) {
        assertThat(credential.get("value").asString()).matches(placeholder);
      }
    }
  }

  private static LoginSettings embedded() throws IOException {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addLast(LoginForTests.secrets());
    new YamlPropertySourceLoader()
        .load("login", new ClassPathResource("login.yaml"))
        .forEach(sources::addLast);
    return new Binder(ConfigurationPropertySources.from(sources))
        .bind("sluss.login-server", Bindable.of(LoginSettings.class))
        .get();
  }

  private static List<String> attribute(JsonNode user, String name) {
    return texts(user.path("attributes").path(name));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
