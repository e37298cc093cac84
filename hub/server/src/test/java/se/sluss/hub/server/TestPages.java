package se.sluss.hub.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders a page without a server, its style sheet beside it. */
final class TestPages {
  private TestPages() {}

  static String render(
      MessageSource messages, String language, String page, Map<String, Object> model)
      throws Exception {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(messages);
    engine.setLinkBuilder(
        new org.thymeleaf.linkbuilder.StandardLinkBuilder() {
          @Override
          protected String computeContextPath(
              org.thymeleaf.context.IExpressionContext context,
              String base,
              Map<String, Object> parameters) {
            return "";
          }
        });
    String html = engine.process(page, new Context(Locale.of(language), model));
    String css = Files.readString(Path.of("src/main/resources/static/hub.css"));
    return html.replace(
        "<link rel=\"stylesheet\" href=\"/hub.css\">", "<style>" + css + "</style>");
  }
}
