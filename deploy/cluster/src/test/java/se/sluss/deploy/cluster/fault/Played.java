package se.sluss.deploy.cluster.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** A program that comes to a place of the hub's and to its end. */
final class Played {
  private Played() {}

  public static void main(String[] args) throws Exception {
    Class<?> type = Class.forName(FaultPoint.BEFORE_MARK.type());
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(each -> each.getName().equals(FaultPoint.BEFORE_MARK.method()))
            .findFirst()
            .orElseThrow();
    Object step = type.getConstructors()[0].newInstance(nothing(type));
    try {
      method.invoke(step, 1L, List.of());
    } catch (InvocationTargetException e) {
      // Without a database the step fails once it has begun.
      if (!(e.getCause() instanceof NullPointerException)) {
        throw e;
      }
    }
  }

  private static Object[] nothing(Class<?> type) {
    return new Object[type.getConstructors()[0].getParameterCount()];
  }
}
