package io.dueprocess.casefile;

/** Reads what a person typed, as strictly wherever it comes in: what can't be read is refused in their words. */
public interface FormReader {

  /** Reads and checks a form. Refuses what is not JSON, unknown fields, wrong types and what the constraints refuse. */
  <F> F read(String text, Class<F> form);
}
