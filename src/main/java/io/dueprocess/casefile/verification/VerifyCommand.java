package io.dueprocess.casefile.verification;

import io.dueprocess.casefile.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verification of an export on a command line; starts nothing of the product and opens no database. */
@Command(
    name = "due-process verify",
    description = "Verifies an exported case file, with nothing but the file and the key that you trust.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it holds",
      "1:it does not hold",
      "2:the command or a file can't be used"
    })
public final class VerifyCommand implements Callable<Integer> {

  static final int HOLDS = 0;
  static final int DOES_NOT_HOLD = 1;
  static final int UNUSABLE = 2;

  @Spec
  private CommandSpec spec;

  @Mixin
  private TrustOptions trust;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "shows this")
  private boolean help;

  @Parameters(index = "0", paramLabel = "case.zip", description = "the export")
  private Path zip;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "earlier.zip",
      description = "earlier exports of the same case: each has to be the beginning of case.zip")
  private List<Path> earlier = new ArrayList<>();

  private VerifyCommand() {}

  /** Runs with the arguments of the product, the first of which is {@code verify}. Returns the exit code. */
  public static int run(String[] args) {
    return commandLine().execute(Arrays.copyOfRange(args, 1, args.length));
  }

  static CommandLine commandLine() {
    return new CommandLine(new VerifyCommand());
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      Verifier verifier = new Verifier(trust.read());
      Verifier.Outcome latest = verifier.outcome(zip);
      latest.verdict().lines().forEach(out::println);
      boolean holds = latest.verdict().holds();
      for (Path path : earlier) {
        Verifier.Outcome before = verifier.outcome(path);
        before.verdict().lines().forEach(out::println);
        List<String> differences = Verifier.compare(latest, before);
        differences.forEach(sentence -> out.println("  FAULT " + sentence));
        if (differences.isEmpty()) {
          out.println("  ok    Its %d entries are the first of %s.".formatted(before.hashes().size(), latest.name()));
        }
        holds &= before.verdict().holds() && differences.isEmpty();
      }
      out.flush();
      return holds ? HOLDS : DOES_NOT_HOLD;
    } catch (Refused e) {
      e.sentences().forEach(err::println);
    } catch (IOException e) {
      err.println(TrustOptions.unreadable(e));
    }
    return UNUSABLE;
  }
}
