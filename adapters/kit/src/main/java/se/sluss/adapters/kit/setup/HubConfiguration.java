package se.sluss.adapters.kit.setup;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import se.sluss.adapters.kit.hub.ClientToken;
import se.sluss.adapters.kit.hub.HubApi;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.adapters.kit.hub.HubNodes;
import se.sluss.adapters.kit.setup.TrustConfiguration.OurKeys;
import se.sluss.adapters.kit.units.HeardDirectory;
import se.sluss.adapters.kit.units.ProvenKeys;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.keys.Trust;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The calls to the hub. */
@Configuration(proxyBeanMethods = false)
class HubConfiguration {
  @Bean
  HubApi hubApi(KitSettings settings, Clock clock, Json json) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(settings.pace().hubTimeout()).build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(settings.pace().hubTimeout());
    // A hub of the next version may say more than we know of; what we know must be there.
    JsonMapper mapper =
        json.mapper().rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    RestClient client =
        RestClient.builder()
            .baseUrl(settings.hub().url().getFirst())
            .requestFactory(requests)
            .requestInterceptor(
                new ClientToken(
                    settings.login(), Set.of("adapter"), clock, settings.pace().hubTimeout()))
            .requestInterceptor(new HubNodes(settings.hub().url()))
            .configureMessageConverters(
                converters ->
                    converters.withJsonConverter(new JacksonJsonHttpMessageConverter(mapper)))
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(HubApi.class);
  }

  @Bean
  HubDoor hubDoor(HubApi hub, Json json) {
    return new HubDoor(hub, json.mapper());
  }

  @Bean
  ProvenKeys provenKeys(KitSettings settings, OurKeys keys, HubDoor hub, Clock clock)
      throws IOException {
    NoteVerifier log = NoteVerifier.of(Files.readString(settings.log().keyFile()).strip());
    return new ProvenKeys(log, settings.dataDir(), keys.byUnit(), hub, clock);
  }

  /** For whoever watches the adapter: down while nothing is sent because of a key. */
  @Bean
  HealthIndicator keysHealthIndicator(ProvenKeys keys) {
    return () ->
        keys.alarm() != null
            ? Health.down().build()
            : keys.heard() ? Health.up().build() : Health.unknown().build();
  }

  @Bean
  HeardDirectory heardDirectory(
      KitSettings settings,
      OurKeys keys,
      Directory directory,
      HubDoor hub,
      Trust trust,
      ProvenKeys proven,
      JdbcClient jdbc,
      Json json,
      Clock clock) {
    return new HeardDirectory(
        settings.adapter(), keys.byUnit(), directory, hub, trust, proven, jdbc, json, clock);
  }
}
