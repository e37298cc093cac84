package se.sluss.adapters.portal.inbound;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.problem.SlCode;

/**
 * Refusals and failures as pages: a numbered code, what it means, what to do. The page knows
 * nothing of what was asked for, so that what is missing and what is forbidden have the same bytes.
 */
@Controller
@ControllerAdvice
public class ProblemPages implements ErrorController {
  private final Words words;

  /** Pages with these words. */
  public ProblemPages(Words words) {
    this.words = words;
  }

  /** Missing and forbidden alike. */
  @ExceptionHandler({NotFound.class, NoResourceFoundException.class})
  public ModelAndView notFound(Locale locale) {
    return page(SlCode.NOT_FOUND, locale);
  }

  /** A clear no of the kit that no page took care of. */
  @ExceptionHandler
  public ModelAndView refused(RefusedException refused, Locale locale) {
    return page(refused.fault().code(), locale);
  }

  /** Whatever the container reports. */
  @RequestMapping("/error")
  public ModelAndView error(
      HttpServletRequest request, HttpServletResponse response, Locale locale) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    SlCode code =
        switch (status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status) {
          case NOT_FOUND, METHOD_NOT_ALLOWED -> SlCode.NOT_FOUND;
          case FORBIDDEN -> SlCode.FORBIDDEN;
          case UNAUTHORIZED -> SlCode.NOT_LOGGED_IN;
          case BAD_REQUEST -> SlCode.MALFORMED;
          case CONTENT_TOO_LARGE -> SlCode.OVERSIZE;
          default -> SlCode.INTERNAL;
        };
    return page(code, locale);
  }

  private ModelAndView page(SlCode code, Locale locale) {
    ModelAndView page = new ModelAndView("error/problem");
    page.setStatus(HttpStatus.valueOf(code.status()));
    page.addObject("title", words.problem(code, locale));
    page.addObject("text", words.advice(code, locale));
    page.addObject("code", code.toString());
    page.addObject("here", "");
    return page;
  }
}
