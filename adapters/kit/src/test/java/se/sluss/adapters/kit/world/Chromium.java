package se.sluss.adapters.kit.world;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The installed Chromium; every page that is looked at is examined by axe and kept as a picture.
 */
public final class Chromium implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final double PATIENCE_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> faults = new ArrayList<>();

  /** Starts it, without a window. */
  public Chromium() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(installed())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Someone's browser: empty, in Swedish, of this size in pixels. */
  public Page page(int width, int height) {
    return page(width, height, true);
  }

  /**
   * The same.
   *
   * @param scripts whether it runs scripts
   */
  public Page page(int width, int height, boolean scripts) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setLocale("sv-SE")
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setJavaScriptEnabled(scripts))
            .newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(
        message -> {
          boolean grave = message.type().equals("error") || message.type().equals("warning");
          // A page that is refused is told to the console too; what is in it is looked at.
          boolean refusedPage =
              message.location().startsWith(page.url())
                  && message.text().contains("the server responded with a status of 403");
          if (grave && !refusedPage) {
            faults.add(page.url() + " " + message.text());
          }
        });
    page.onPageError(faults::add);
    return page;
  }

  /** Examines the page, keeps a picture of it, and remembers what is wrong. */
  public void look(Page page, String name) {
    int width = page.viewportSize().width;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(PICTURES.resolve(width + "-" + name + ".png")));
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(
                        node ->
                            faults.add(
                                width
                                    + "-"
                                    + name
                                    + ": "
                                    + rule.getId()
                                    + " "
                                    + node.getTarget())));
    // WCAG 1.4.10: nobody must scroll sideways.
    Object sideways =
        page.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    if (Boolean.TRUE.equals(sideways)) {
      faults.add(width + "-" + name + ": must be scrolled sideways");
    }
  }

  /** What was found so far is looked at no more. */
  public void forget() {
    faults.clear();
  }

  /** What the browser complains of by these words was meant to happen. */
  public void expected(String words) {
    faults.removeIf(fault -> fault.contains(words));
  }

  /** What axe found, and what the browser itself complained of, on all pages so far. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Path installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
        Path candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate)) {
          return candidate;
        }
      }
    }
    throw new IllegalStateException("no chromium on PATH");
  }
}
