package io.dueprocess.period;

import io.dueprocess.period.CheckIn.Measurement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Check-ins for tests. */
public final class CheckIns {

  private CheckIns() {}

  /** Held when due; the values are those of goal 1, 2 and so on, and null where one was not measured. */
  public static HeldCheckIn held(int number, LocalDate on, String... values) {
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        measurements.add(new Measurement(i + 1, new BigDecimal(values[i]), ""));
      }
    }
    return new HeldCheckIn("entry:" + number, new CheckIn(on, on, measurements, "An hour with a colleague", ""));
  }

  public static MissedCheckIn missed(int number, LocalDate dueOn) {
    return new MissedCheckIn("entry:" + number, dueOn);
  }
}
