package io.dueprocess.engine;

import io.dueprocess.casefile.Refused;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.BooleanValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.NullValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * What may stand in a process variable: yes or no, or the name of a decision in capitals. Text, figures, dates,
 * files and objects are facts and belong into the case file, so the engine can't even write them. What is passed
 * along within one step and not stored (a transient value) may be longer.
 */
final class FlowVariables {

  private static final Pattern DECISION = Pattern.compile("[A-Z_]{1,40}");

  private FlowVariables() {}

  static List<TypedValueSerializer<?>> serializers(List<TypedValueSerializer<?>> asShipped) {
    return List.of(
        new NullValueSerializer(),
        new BooleanValueSerializer(),
        new DecisionSerializer(),
        new NothingElse(asShipped));
  }

  private static final class DecisionSerializer extends StringValueSerializer {

    @Override
    public void writeValue(StringValue value, ValueFields fields) {
      if (!value.isTransient() && value.getValue() != null && !DECISION.matcher(value.getValue()).matches()) {
        throw new Refused("Variable " + fields.getName()
            + " holds text. Text is kept in the case file only: send it in the form of the task.");
      }
      super.writeValue(value, fields);
    }
  }

  /** Stands where the serializers of all other types stood, so that the refusal is ours and in plain words. */
  private static final class NothingElse extends AbstractTypedValueSerializer<TypedValue> {

    private final List<TypedValueSerializer<?>> asShipped;

    NothingElse(List<TypedValueSerializer<?>> asShipped) {
      super(ValueType.OBJECT);
      this.asShipped = asShipped;
    }

    @Override
    public String getName() {
      return "refused";
    }

    @Override
    public boolean canHandle(TypedValue value) {
      return asShipped.stream().anyMatch(s -> s.canHandle(value));
    }

    @Override
    protected boolean canWriteValue(TypedValue value) {
      return true;
    }

    @Override
    public TypedValue convertToTypedValue(UntypedValueImpl value) {
      return value;
    }

    @Override
    public void writeValue(TypedValue value, ValueFields fields) {
      throw new Refused("Variable " + fields.getName() + " is neither yes or no nor the name of a decision. Facts are "
          + "kept in the case file only: send them in the form of the task.");
    }

    @Override
    public TypedValue readValue(ValueFields fields, boolean deserialize, boolean asTransient) {
      throw new IllegalStateException("A value was stored that this product never stores: " + fields.getName());
    }
  }
}
