package dev.rushgate.system.clock;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code -javaagent:wrong-clock.jar=MILLIS}: the edge's own classes see a clock that is wrong. */
public final class WrongClockAgent implements ClassFileTransformer {

  private static final String EDGE = "dev/rushgate/edge/";
  private static final ClassDesc WRONG = ClassDesc.of(WrongClock.class.getName());

  /** Static methods without arguments that read the clock, as owner and name. */
  private static final Set<String> READS =
      Set.of(
          "java/lang/System.currentTimeMillis",
          "java/time/Instant.now",
          "java/time/InstantSource.system",
          "java/time/Clock.systemUTC");

  private final AtomicInteger rewritten = new AtomicInteger();

  private WrongClockAgent() {}

  public static void premain(String millis, Instrumentation instrumentation) {
    WrongClock.setWrongBy(Duration.ofMillis(Long.parseLong(millis)));
    instrumentation.addTransformer(new WrongClockAgent());
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (!name.startsWith(EDGE)) {
      return null;
    }
    int before = rewritten.get();
    ClassFile file = ClassFile.of();
    byte[] changed =
        file.transformClass(
            file.parse(bytes), ClassTransform.transformingMethodBodies(this::rewrite));
    if (rewritten.get() == before) {
      return null;
    }
    System.out.println("clock is wrong in " + name);
    return changed;
  }

  private void rewrite(CodeBuilder code, CodeElement element) {
    switch (element) {
      case InvokeInstruction call when readsClock(call) -> {
        rewritten.incrementAndGet();
        code.invokestatic(WRONG, call.name().stringValue(), call.typeSymbol());
      }
      case InvokeDynamicInstruction call -> code.invokedynamic(rewritten(call));
      default -> code.with(element);
    }
  }

  private static boolean readsClock(InvokeInstruction call) {
    return READS.contains(call.owner().asInternalName() + "." + call.name().stringValue())
        && call.typeSymbol().parameterCount() == 0;
  }

  /** A method reference like {@code System::currentTimeMillis} is an argument of its call site. */
  private DynamicCallSiteDesc rewritten(InvokeDynamicInstruction call) {
    return DynamicCallSiteDesc.of(
        call.bootstrapMethod(),
        call.name().stringValue(),
        call.typeSymbol(),
        call.bootstrapArgs().stream().map(this::rewritten).toArray(ConstantDesc[]::new));
  }

  private ConstantDesc rewritten(ConstantDesc argument) {
    if (argument instanceof DirectMethodHandleDesc method
        && method.invocationType().parameterCount() == 0
        && READS.contains(internalName(method.owner()) + "." + method.methodName())) {
      rewritten.incrementAndGet();
      return MethodHandleDesc.ofMethod(
          DirectMethodHandleDesc.Kind.STATIC, WRONG, method.methodName(), method.invocationType());
    }
    return argument;
  }

  private static String internalName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }
}
