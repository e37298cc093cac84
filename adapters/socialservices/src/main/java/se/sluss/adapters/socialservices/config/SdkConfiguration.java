package se.sluss.adapters.socialservices.config;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.adapters.kit.units.Units;
import se.sluss.adapters.socialservices.inbound.sdk.Arrivals;
import se.sluss.adapters.socialservices.inbound.sdk.CollectArrivals;
import se.sluss.adapters.socialservices.inbound.sdk.ReadArrival;
import se.sluss.adapters.socialservices.inbound.sdk.TakeUp;
import se.sluss.adapters.socialservices.mapping.sdk.PdfForm;
import se.sluss.adapters.socialservices.mapping.sdk.Readable;
import se.sluss.adapters.socialservices.mapping.sdk.SdkMapping;
import se.sluss.adapters.socialservices.mapping.sdk.StructuredForm;
import se.sluss.adapters.socialservices.outbound.sdk.Deliveries;
import se.sluss.adapters.socialservices.outbound.sdk.FollowDeliveries;
import se.sluss.adapters.socialservices.outbound.sdk.PlanDeliveries;
import se.sluss.adapters.socialservices.outbound.sdk.SendDeliveries;
import se.sluss.adapters.socialservices.transport.SdkTransport;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.SdkAddress;
import se.sluss.contracts.directory.SdkAddresses;
import se.sluss.contracts.id.UnitId;

/** SDK, for an adapter that is given a way into it: a message system, or an access point. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sluss.sdk.organisation")
@EnableConfigurationProperties(SdkSettings.class)
@Import({MessageSystemConfiguration.class, As4Configuration.class})
class SdkConfiguration {
  /** Our own address is no unit's: we only carry. */
  private static final UnitId CARRIER = UnitId.of("sluss");

  @Bean
  SdkAddresses sdkAddresses(KitSettings settings, Directory directory) throws ConfigException {
    return SdkAddresses.load(settings.configDir(), directory);
  }

  @Bean
  SdkMapping sdkMapping(SdkSettings settings, Readable readable, PdfForm pdf, StructuredForm form) {
    return new SdkMapping(own(settings), readable, pdf, form);
  }

  @Bean
  SdkRoutes sdkRoutes(
      SdkSettings settings,
      Units units,
      SdkAddresses addresses,
      Inbox inbox,
      LifeStore lives,
      SdkMapping mapping,
      StructuredForm form,
      SdkTransport transport,
      Deliveries deliveries,
      Arrivals arrivals,
      ReadArrival reader,
      TransactionTemplate transaction,
      Clock clock) {
    SdkSettings.Pace pace = settings.pace();
    deliveries.free();
    return new SdkRoutes(
        pace.lookEvery(),
        new PlanDeliveries(units, addresses, inbox, deliveries),
        new SendDeliveries(deliveries, inbox, lives, addresses, mapping, transport, pace, clock),
        new FollowDeliveries(deliveries, inbox, transport, pace),
        new CollectArrivals(
            transport, arrivals, deliveries, addresses, units, own(settings), settings.fileTypes()),
        new TakeUp(arrivals, reader, inbox, form, new Transactions(transaction)),
        transport);
  }

  private static SdkAddress own(SdkSettings settings) {
    return new SdkAddress(CARRIER, settings.organisation(), settings.function(), settings.name());
  }
}
