package se.sluss.adapters.portal.config;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import se.sluss.adapters.kit.hub.Trail;
import se.sluss.adapters.portal.inbound.TrailView;
import se.sluss.adapters.portal.mapping.EventReader;
import se.sluss.adapters.portal.mapping.OnwardReader;
import se.sluss.adapters.portal.mapping.SafetyReader;
import se.sluss.adapters.portal.mapping.StepReader;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.adapters.portal.outbound.Catalogue;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.problem.Problems;

/** What the pages are made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalSettings.class)
class Pages implements WebMvcConfigurer {
  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasename("se/sluss/adapters/portal/texts");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    texts.setAlwaysUseMessageFormat(true);
    return texts;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Languages();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor language = new LocaleChangeInterceptor();
    language.setParamName("lang");
    language.setIgnoreInvalidLocale(true);
    registry.addInterceptor(language);
  }

  @Bean
  Catalogue catalogue(Directory directory) {
    return new Catalogue(directory);
  }

  @Bean
  Words words(MessageSource texts, Problems problems, Catalogue catalogue) {
    return new Words(texts, problems, catalogue);
  }

  @Bean
  EventReader eventReader(Clock clock) {
    return new EventReader(clock);
  }

  @Bean
  StepReader stepReader(Clock clock) {
    return new StepReader(new SafetyReader(clock), clock);
  }

  @Bean
  OnwardReader onwardReader(Clock clock) {
    return new OnwardReader(new SafetyReader(clock));
  }

  @Bean
  TrailView trailView(Trail trail, Words words) {
    return new TrailView(trail, words);
  }
}
