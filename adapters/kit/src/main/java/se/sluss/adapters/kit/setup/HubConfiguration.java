package se.sluss.adapters.kit.setup;

import java.net.http.HttpClient;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import se.sluss.adapters.kit.hub.HubApi;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.adapters.kit.hub.HubToken;
import se.sluss.adapters.kit.setup.TrustConfiguration.OurKeys;
import se.sluss.adapters.kit.units.HeardDirectory;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.keys.Trust;
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
            .baseUrl(settings.hub().url())
            .requestFactory(requests)
            .requestInterceptor(new HubToken(settings.login(), clock, settings.pace().hubTimeout()))
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
  HeardDirectory heardDirectory(
      KitSettings settings,
      OurKeys keys,
      Directory directory,
      HubDoor hub,
      Trust trust,
      JdbcClient jdbc,
      Json json,
      Clock clock) {
    return new HeardDirectory(
        settings.adapter(), keys.byUnit(), directory, hub, trust, jdbc, json, clock);
  }
}
