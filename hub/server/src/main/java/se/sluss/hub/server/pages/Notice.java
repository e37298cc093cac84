package se.sluss.hub.server.pages;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import se.sluss.hub.server.setup.HubSettings;

/** What every page of a demonstration says at its top: that the rules are approved by nobody. */
@ControllerAdvice(basePackageClasses = Notice.class)
class Notice {
  private final boolean demo;

  Notice(HubSettings settings) {
    demo = settings.mode() == HubSettings.Mode.DEMO;
  }

  @ModelAttribute("demo")
  boolean demo() {
    return demo;
  }
}
