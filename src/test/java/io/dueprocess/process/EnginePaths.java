package io.dueprocess.process;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.cockpit.impl.plugin.resources.BaseRootResource;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;

/** Paths of the engine's REST interface and of Cockpit, read from their classes, such as {@code GET /task/{id}}. */
final class EnginePaths {

  private EnginePaths() {}

  /** All of the engine's REST interface, under whichever address it stands. */
  static SortedSet<String> all() {
    return of(DefaultProcessEngineRestServiceImpl.class);
  }

  /** What Cockpit asks for besides, behind its plugin's address; but for the files that it shows with. */
  static SortedSet<String> ofCockpit() {
    SortedSet<String> paths = of(BaseRootResource.class);
    paths.removeIf(path -> path.startsWith("GET /static/"));
    return paths;
  }

  private static SortedSet<String> of(Class<?> root) {
    SortedSet<String> paths = new TreeSet<>();
    add(root, "", 0, paths);
    return paths;
  }

  private static void add(Class<?> resource, String prefix, int depth, SortedSet<String> paths) {
    if (depth > 6) {
      throw new IllegalStateException("A resource of the engine leads back to itself: " + prefix);
    }
    for (Method method : resource.getMethods()) {
      String path = prefix + annotation(method, Path.class).map(p -> slash(p.value())).orElse("");
      Optional<String> verb = verb(method);
      if (verb.isPresent()) {
        paths.add(verb.get() + " " + (path.isEmpty() ? "/" : path));
      } else if (annotation(method, Path.class).isPresent()) {
        add(method.getReturnType(), path, depth + 1, paths);
      }
    }
  }

  private static Optional<String> verb(Method method) {
    return declared(method)
        .flatMap(m -> Arrays.stream(m.getAnnotations()))
        .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
    return declared(method).map(m -> m.getAnnotation(type)).filter(a -> a != null).findFirst();
  }

  /** The method and those that it implements: the annotations are on the interfaces. */
  private static Stream<Method> declared(Method method) {
    return Stream.concat(Stream.of(method), types(method.getDeclaringClass())
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(m -> m.getName().equals(method.getName())
            && Arrays.equals(m.getParameterTypes(), method.getParameterTypes())));
  }

  private static Stream<Class<?>> types(Class<?> type) {
    return Stream.concat(Stream.of(type), Stream.concat(
        Arrays.stream(type.getInterfaces()).flatMap(EnginePaths::types),
        type.getSuperclass() == null ? Stream.empty() : types(type.getSuperclass())));
  }

  private static String slash(String path) {
    String stripped = path.replaceAll("/+$", "");
    return stripped.isEmpty() || stripped.startsWith("/") ? stripped : "/" + stripped;
  }
}
