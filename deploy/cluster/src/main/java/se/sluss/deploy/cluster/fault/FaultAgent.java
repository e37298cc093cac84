package se.sluss.deploy.cluster.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Puts the question in. {@code -javaagent:FILE=FOLDER}; a place is armed while the folder has a
 * file of its name.
 */
public final class FaultAgent implements ClassFileTransformer {
  /** As after {@code kill -9}. */
  private static final int KILLED = 137;

  /** Where the hub makes its one clock. */
  private static final String CLOCK = "se.sluss.hub.server.setup.HubObjects";

  private FaultAgent() {}

  /** Called by the virtual machine before the program. */
  public static void premain(String folder, Instrumentation instrumentation) {
    System.setProperty(FaultAgent.class.getName(), folder);
    instrumentation.addTransformer(new FaultAgent());
  }

  /** Called at each place; ends the process there, with no time to tidy up, when it is armed. */
  public static void reached(String point) {
    String folder = System.getProperty(FaultAgent.class.getName(), "");
    try {
      if (Files.deleteIfExists(Path.of(folder, point))) {
        Runtime.getRuntime().halt(KILLED);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> type,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    byte[] changed = bytes;
    for (FaultPoint point : FaultPoint.values()) {
      if (loader != null && point.type().replace('.', '/').equals(name)) {
        changed = with(point.method(), new Asking(point), changed, loader);
      }
    }
    if (loader != null && CLOCK.replace('.', '/').equals(name)) {
      changed = with("clock", new SettingOff(), changed, loader);
    }
    return changed == bytes ? null : changed;
  }

  private static byte[] with(
      String method, CodeTransform change, byte[] bytes, ClassLoader loader) {
    ClassFile files =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.defaultResolver()
                    .orElse(ClassHierarchyResolver.ofResourceParsing(loader))));
    return files.transformClass(
        files.parse(bytes),
        ClassTransform.transformingMethodBodies(
            one -> one.methodName().equalsString(method), change));
  }

  /** The question, at the beginning of a method or at each of its ends. */
  record Asking(FaultPoint point) implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      if (point.atStart()) {
        ask(code);
      }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (!point.atStart() && element instanceof ReturnInstruction) {
        ask(code);
      }
      code.with(element);
    }

    private void ask(CodeBuilder code) {
      code.loadConstant(point.name())
          .invokestatic(
              ClassDesc.of(FaultAgent.class.getName()),
              "reached",
              MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
    }
  }

  /** In the place of the clock that is made, one that can be set off. */
  record SettingOff() implements CodeTransform {
    private static final ClassDesc OF_TIME = ClassDesc.of(Clock.class.getName());

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ReturnInstruction) {
        code.invokestatic(
            ClassDesc.of(SetOffClock.class.getName()), "of", MethodTypeDesc.of(OF_TIME, OF_TIME));
      }
      code.with(element);
    }
  }
}
