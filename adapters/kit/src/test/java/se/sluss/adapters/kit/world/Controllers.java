package se.sluss.adapters.kit.world;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an adapter's controllers answer to, to hold its description against. */
public final class Controllers {
  private Controllers() {}

  /** The methods of each path, in lower case, of the controllers below a package. */
  public static Map<String, Set<String>> paths(String below) {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    Map<String, Set<String>> paths = new TreeMap<>();
    for (var found : scanner.findCandidateComponents(below)) {
      Class<?> controller = named(Objects.requireNonNull(found.getBeanClassName()));
      RequestMapping base =
          AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
      String start = base == null ? "" : base.path()[0];
      for (Method method : controller.getDeclaredMethods()) {
        RequestMapping own =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (own != null) {
          for (String path : own.path().length == 0 ? new String[] {""} : own.path()) {
            paths
                .computeIfAbsent(start + path, _ -> new TreeSet<>())
                .add(own.method()[0].name().toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    return paths;
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
