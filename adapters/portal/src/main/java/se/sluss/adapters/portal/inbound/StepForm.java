package se.sluss.adapters.portal.inbound;

import org.springframework.ui.Model;
import se.sluss.adapters.portal.mapping.SafetyReader;
import se.sluss.adapters.portal.mapping.StepReader;
import se.sluss.adapters.portal.mapping.Typed;
import se.sluss.contracts.referral.ReferralStep;

/** Puts the form of one step into a page, for either side. */
public final class StepForm {
  private StepForm() {}

  /**
   * The page {@code step}.
   *
   * @param action where the form goes
   * @param back where the page leads back to
   * @param register whether the content is erased by this step, and must be registered first
   * @param typed what was typed before
   */
  public static String into(
      Model model,
      ReferralStep step,
      String action,
      String back,
      boolean register,
      Typed typed,
      Errors errors) {
    model.addAttribute("step", step.name());
    model.addAttribute("asks", StepReader.asks(step));
    model.addAttribute("action", action);
    model.addAttribute("back", back);
    model.addAttribute("register", register);
    model.addAttribute("f", typed);
    model.addAttribute("errors", errors);
    model.addAttribute("bases", SafetyReader.BASES);
    model.addAttribute("instruments", SafetyReader.INSTRUMENTS);
    model.addAttribute("checks", SafetyReader.CHECKS);
    model.addAttribute("languageLink", back);
    return "step";
  }
}
