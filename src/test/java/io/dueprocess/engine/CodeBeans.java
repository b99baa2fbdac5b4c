package io.dueprocess.engine;

import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The beans that models may name, as the code declares them: scanned as at a start, none is made. */
final class CodeBeans {

  private CodeBeans() {
  }

  static Map<String, Class<?>> all() {
    var factory = new DefaultListableBeanFactory();
    var scanner = new ClassPathBeanDefinitionScanner(factory);
    scanner.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    scanner.scan("io.dueprocess");
    return ModelBeans.of(factory);
  }
}
