package io.dueprocess.engine;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The beans that models may name: those that bear an explicit name. All others go by the full name of their class,
 * which no expression can write, and what frameworks bring is none of a modeller's business.
 */
final class ModelBeans {

  private ModelBeans() {
  }

  /** Each name with its class; makes no bean. */
  static Map<String, Class<?>> of(ListableBeanFactory factory) {
    Map<String, Class<?>> beans = new TreeMap<>();
    for (String name : factory.getBeanDefinitionNames()) {
      Class<?> type = factory.getType(name, false);
      if (type != null && type.getName().startsWith("io.dueprocess.")) {
        Class<?> bean = ClassUtils.getUserClass(type);
        Component component = bean.getAnnotation(Component.class);
        if (component != null && component.value().equals(name)) {
          beans.put(name, bean);
        }
      }
    }
    return beans;
  }
}
