package io.dueprocess.engine;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.joda.time.DateTime;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * What an expression finds when it runs: the second line behind {@link ModelExpressions}, for models and filters that
 * got into the tables by another way. As the engine comes, an expression finds every bean of the application and every
 * method of everything; here it finds what is {@link Offered} and no more.
 */
final class OfferedExpressions extends JuelExpressionManager {

  private final ListableBeanFactory factory;

  OfferedExpressions(ListableBeanFactory factory) {
    this.factory = factory;
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver all = new CompositeELResolver();
    all.add(new VariableScopeElResolver());
    all.add(new VariableContextElResolver());
    all.add(new OfferedOnly(factory));
    return all;
  }

  private static final class OfferedOnly extends BeanELResolver {

    /** Tasklist's filters reckon with days from now. */
    private static final Set<String> OF_A_TIME =
        Set.of("plusDays", "plusWeeks", "plusMonths", "minusDays", "minusWeeks", "minusMonths");

    private final ListableBeanFactory factory;
    private volatile Map<String, Class<?>> beans;

    OfferedOnly(ListableBeanFactory factory) {
      super(true);
      this.factory = factory;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
      if (base == null) {
        if (property instanceof String name && beans().containsKey(name)) {
          context.setPropertyResolved(true);
          return factory.getBean(name);
        }
        return null;
      }
      return base instanceof DelegateExecution && Offered.CASE.equals(property)
          ? super.getValue(context, base, property) : null;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
      return method instanceof String name && offers(base, name)
          ? super.invoke(context, base, method, types, arguments) : null;
    }

    private boolean offers(Object base, String method) {
      if (base instanceof DelegateExecution) {
        return method.equals(Offered.SET_VARIABLE);
      }
      if (base instanceof DateTime) {
        return OF_A_TIME.contains(method);
      }
      Class<?> bean = ClassUtils.getUserClass(base);
      return beans().containsValue(bean) && Offered.methods(bean).contains(method);
    }

    /** Asked for when the first expression runs, since the beans come after the engine. */
    private Map<String, Class<?>> beans() {
      if (beans == null) {
        beans = ModelBeans.of(factory);
      }
      return beans;
    }
  }
}
