package se.sluss.adapters.portal.inbound;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import se.sluss.adapters.portal.mapping.Words;

/** The first page, by role. */
@Controller
public class StartPage {
  private final Words words;

  /** Pages with these words. */
  public StartPage(Words words) {
    this.words = words;
  }

  /** What this person can do here. */
  @GetMapping("/")
  public String start(@ModelAttribute("who") Who who, Model model, Locale locale) {
    List<String> units = words.units(who.viewer().units(), locale);
    model.addAttribute("units", units);
    return "start";
  }
}
