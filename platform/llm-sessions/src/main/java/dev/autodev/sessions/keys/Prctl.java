package dev.autodev.sessions.keys;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Optional;

/**
 * The system call of Linux by which a process changes itself. By reflection: the compiler holds our
 * source to Java 21, where the API for native calls is not final; it is in every later JDK.
 */
final class Prctl {
  static final int SET_DUMPABLE = 4;

  private static final String API = "java.lang.foreign.";

  private Prctl() {}

  /** 0 if it was done. */
  static int call(int option, long argument) throws ReflectiveOperationException {
    try {
      return (int) function().invokeWithArguments(option, argument, 0L, 0L, 0L);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle function() throws ReflectiveOperationException {
    Class<?> linkers = Class.forName(API + "Linker");
    Object linker = linkers.getMethod("nativeLinker").invoke(null);
    Object libraries = linkers.getMethod("defaultLookup").invoke(linker);
    Optional<?> address =
        (Optional<?>)
            Class.forName(API + "SymbolLookup")
                .getMethod("find", String.class)
                .invoke(libraries, "prctl");
    Class<?> options = Class.forName(API + "Linker$Option");
    Object variadic = options.getMethod("firstVariadicArg", int.class).invoke(null, 1);
    return (MethodHandle)
        linkers
            .getMethod(
                "downcallHandle",
                Class.forName(API + "MemorySegment"),
                Class.forName(API + "FunctionDescriptor"),
                options.arrayType())
            .invoke(linker, address.orElseThrow(), shape(), array(options, variadic));
  }

  /** {@code int prctl(int option, long, long, long, long)}. */
  private static Object shape() throws ReflectiveOperationException {
    Class<?> layouts = Class.forName(API + "MemoryLayout");
    Class<?> values = Class.forName(API + "ValueLayout");
    Object whole = values.getField("JAVA_INT").get(null);
    Object wide = values.getField("JAVA_LONG").get(null);
    return Class.forName(API + "FunctionDescriptor")
        .getMethod("of", layouts, layouts.arrayType())
        .invoke(null, whole, array(layouts, whole, wide, wide, wide, wide));
  }

  private static Object array(Class<?> type, Object... elements) {
    Object array = Array.newInstance(type, elements.length);
    for (int i = 0; i < elements.length; i++) {
      Array.set(array, i, elements[i]);
    }
    return array;
  }
}
