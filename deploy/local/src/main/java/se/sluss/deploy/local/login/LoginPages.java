package se.sluss.deploy.local.login;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log-in page, and the page for those who came to the login without a program sending them. */
@Controller
class LoginPages {
  private final LoginSettings settings;

  LoginPages(LoginSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/login")
  String login(
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String logout,
      Model model) {
    model.addAttribute("wrong", error != null);
    model.addAttribute("left", logout != null);
    return "login";
  }

  @GetMapping("/")
  String home(Model model) {
    model.addAttribute(
        "homes",
        settings.clients().values().stream()
            .map(LoginSettings.Client::home)
            .filter(Objects::nonNull)
            .toList());
    return "home";
  }
}
