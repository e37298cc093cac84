package se.sluss.adapters.provider.config;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.hub.ClientToken;
import se.sluss.adapters.kit.setup.DurableStore;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.adapters.kit.setup.LoginConfiguration;
import se.sluss.adapters.provider.inbound.AskThePortal;
import se.sluss.adapters.provider.inbound.People;
import se.sluss.adapters.provider.inbound.PortalDoor;
import se.sluss.adapters.provider.inbound.ToldUnits;
import se.sluss.adapters.provider.mapping.Pause;
import se.sluss.adapters.provider.mapping.WhomToTell;
import se.sluss.adapters.provider.outbound.MailServer;
import se.sluss.adapters.provider.outbound.SmsGateway;
import se.sluss.adapters.provider.outbound.SmtpMail;
import se.sluss.adapters.provider.outbound.TellThem;
import se.sluss.adapters.provider.outbound.Trouble;
import se.sluss.adapters.provider.outbound.Ways;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.wire.Json;

/**
 * What the program is made of. Of the kit's settings it is given {@code adapter}, {@code
 * config-dir}, {@code data-dir}, {@code at-rest-key} and {@code login}; broker, hub and keys are
 * none of its business.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KitSettings.class, ProviderSettings.class})
@Import(LoginConfiguration.class)
class ProviderConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderConfiguration.class);

  /** The one clock, unless the launcher has given another. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Json json() {
    return new Json();
  }

  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  SecureRandom secureRandom() {
    return new SecureRandom();
  }

  @Bean
  FlywayConfigurationCustomizer providerTables() {
    return flyway -> flyway.locations("classpath:db/provider");
  }

  @Bean
  DurableStore durableStore(JdbcClient jdbc) {
    return new DurableStore(jdbc);
  }

  @Bean
  Vault vault(
      KitSettings settings,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      SecureRandom random) {
    byte[] master = Base64.getDecoder().decode(settings.atRestKey().value());
    return new Vault(master, jdbc, transactions, clock, random);
  }

  @Bean
  ToldUnits toldUnits(KitSettings kit, ProviderSettings settings) throws ConfigException {
    return new ToldUnits(Directory.load(kit.configDir()), settings.units());
  }

  @Bean
  People people(JdbcClient jdbc, Vault vault, TransactionTemplate transaction, Clock clock) {
    return new People(jdbc, vault, transaction, clock);
  }

  @Bean
  Ways ways(
      ProviderSettings settings, ObjectProvider<SmsGateway> sms, Clock clock, SecureRandom random)
      throws IOException {
    MailServer server = settings.mail();
    if (server == null) {
      LOG.warn("sluss.provider.send is NOTHING: nobody is told by mail that there is something");
    }
    return new Ways(
        server == null ? null : new SmtpMail(server, clock, random), sms.getIfAvailable());
  }

  @Bean
  Trouble troubleHealthIndicator() {
    return new Trouble();
  }

  @Bean
  PortalDoor portalDoor(KitSettings kit, ProviderSettings settings, Clock clock, Json json) {
    var longest = kit.pace().hubTimeout();
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(longest).build());
    requests.setReadTimeout(longest);
    RestClient client =
        RestClient.builder()
            .baseUrl(settings.portal())
            .requestFactory(requests)
            .requestInterceptor(new ClientToken(kit.login(), Set.of("unread"), clock, longest))
            .configureMessageConverters(
                converters ->
                    converters.withJsonConverter(
                        new JacksonJsonHttpMessageConverter(json.mapper())))
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(PortalDoor.class);
  }

  @Bean
  AskThePortal askThePortal(
      ProviderSettings settings,
      ToldUnits units,
      People people,
      PortalDoor portal,
      Trouble trouble,
      Clock clock,
      SecureRandom random) {
    ProviderSettings.Pace pace = settings.pace();
    Pause pause = new Pause(pace.between(), pace.delay(), pace.quietFrom(), pace.quietTo(), random);
    return new AskThePortal(units, people, portal, new WhomToTell(pause, clock), trouble);
  }

  @Bean
  TellThem tellThem(
      ProviderSettings settings, People people, Ways ways, Trouble trouble, Clock clock) {
    return new TellThem(
        people, ways, trouble, settings.pace().againAfter(), settings.pace().againAtMost(), clock);
  }

  @Bean
  ProviderRoutes providerRoutes(ProviderSettings settings, AskThePortal ask, TellThem tell) {
    return new ProviderRoutes(settings.pace(), ask, tell);
  }
}
