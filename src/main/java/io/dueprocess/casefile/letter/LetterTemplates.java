package io.dueprocess.casefile.letter;

import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.letter.FieldsOnly.UnknownField;
import io.dueprocess.casefile.letter.PdfRenderer.MalformedPage;
import io.dueprocess.casefile.letter.PdfRenderer.Pdf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.processor.StandardUtextTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.w3c.dom.Document;

/**
 * The templates of letters, XHTML with Thymeleaf's attributes. A file of the same name in the folder that is set
 * replaces the shipped one and is read at each use. One that can't be used is reported in the log, with its file, the
 * line and the remedy, and the shipped one is used: no case waits for a template.
 */
@Component
class LetterTemplates {

  /** The style of all letters; a template asks for it by {@code <link rel="stylesheet" href="letter.css"/>}. */
  private static final String STYLE = "letter.css";
  private static final String STYLE_LINK = "<link rel=\"stylesheet\" href=\"letter.css\"/>";

  /** Ways to write what was typed into a letter as markup. */
  private static final Set<String> UNESCAPED = Set.of("th:utext", "[(");

  private static final Logger LOG = LoggerFactory.getLogger(LetterTemplates.class);

  private final LetterSettings settings;
  private final PdfRenderer renderer;
  private final TemplateEngine engine = engine();

  LetterTemplates(LetterSettings settings, PdfRenderer renderer) {
    this.settings = settings;
    this.renderer = renderer;
  }

  /**
   * A letter on its way into the record.
   *
   * @param templateSha256 of the template's file
   * @param title of the page
   */
  record Rendered(String templateSha256, String title, Pdf pdf) {}

  /** Renders one letter from its fields. */
  Rendered render(String name, Map<String, Object> fields) {
    String file = name + ".html";
    Optional<Path> own = own(file);
    Optional<Path> style = own(STYLE);
    if (own.isPresent() || style.isPresent()) {
      try {
        return render(own.isPresent() ? read(own.get()) : shipped(file),
            style.isPresent() ? read(style.get()) : shipped(STYLE), fields);
      } catch (Unusable e) {
        LOG.error("The letter template {} can't be used: {} Until then the shipped template is used.",
            own.or(() -> style).get(), e.getMessage());
      }
    }
    try {
      return render(shipped(file), shipped(STYLE), fields);
    } catch (Unusable e) {
      throw new IllegalStateException(
          "The shipped letter template %s can't be used: %s".formatted(file, e.getMessage()), e);
    }
  }

  private Optional<Path> own(String file) {
    return Optional.ofNullable(settings.templates()).map(folder -> folder.resolve(file)).filter(Files::isRegularFile);
  }

  private Rendered render(String template, String style, Map<String, Object> fields) throws Unusable {
    check(template);
    String page;
    try {
      page = engine.process(template, new Context(Locale.ENGLISH, fields));
    } catch (TemplateProcessingException e) {
      throw unusable(e);
    }
    page = readable(page.replace(STYLE_LINK, "<style>" + style + "</style>"));
    try {
      Document document = PdfRenderer.parse(page);
      return new Rendered(Chain.sha256(template), title(document), renderer.render(document));
    } catch (RuntimeException e) {
      // its message could quote the letter
      throw new Unusable("It can't be made into a PDF (%s). Simplify its layout and its style."
          .formatted(e.getClass().getSimpleName()));
    }
  }

  /** Without what no page can hold. */
  private static String readable(String page) {
    return page.codePoints().filter(PdfRenderer::isOfXml)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Before any data is in it, so that the line is that of the file. */
  private static void check(String template) throws Unusable {
    try {
      PdfRenderer.parse(template);
    } catch (MalformedPage e) {
      throw new Unusable(e.getMessage() + " Correct it: every element has to be closed, also <br/>, and a space that "
          + "does not break is written &#160;.");
    }
    String[] lines = template.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      for (String unescaped : UNESCAPED) {
        if (lines[i].contains(unescaped)) {
          throw new Unusable(
              "Line %d: %s would write what people typed as markup. Use th:text.".formatted(i + 1, unescaped));
        }
      }
    }
  }

  private static Unusable unusable(TemplateProcessingException e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof UnknownField)) {
      cause = cause.getCause();
    }
    String what = cause instanceof UnknownField
        ? cause.getMessage()
        : "Thymeleaf can't read it (%s). Compare it with the shipped template."
            .formatted(cause.getClass().getSimpleName());
    Throwable place = e;
    Integer line = e.getLine();
    while (line == null && place.getCause() != null) {
      place = place.getCause();
      line = place instanceof TemplateProcessingException inner ? inner.getLine() : null;
    }
    return new Unusable(line == null ? what : "Line %d: %s".formatted(line, what));
  }

  private static String title(Document page) {
    var titles = page.getElementsByTagName("title");
    return titles.getLength() == 0 ? "" : titles.item(0).getTextContent().strip().replaceAll("\\s+", " ");
  }

  private static String read(Path file) throws Unusable {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new Unusable("It is not in UTF-8. Save it in UTF-8.");
    } catch (IOException e) {
      throw new Unusable("It can't be read. Let the product's user read it.");
    }
  }

  private static String shipped(String file) {
    try (InputStream in = LetterTemplates.class.getResourceAsStream("/letters/" + file)) {
      if (in == null) {
        throw new IllegalStateException("No letter template " + file + " is shipped");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TemplateEngine engine() {
    var dialect = new StandardDialect() {
      @Override
      public Set<IProcessor> getProcessors(String prefix) {
        return super.getProcessors(prefix).stream()
            .filter(p -> !(p instanceof StandardUtextTagProcessor))
            .collect(Collectors.toSet());
      }
    };
    dialect.setVariableExpressionEvaluator(new FieldsOnly());
    var text = new StringTemplateResolver();
    text.setTemplateMode(TemplateMode.XML);
    // its key is the text itself, so a template that was edited is another one
    text.setCacheable(true);
    var engine = new TemplateEngine();
    engine.setDialect(dialect);
    engine.setTemplateResolver(text);
    return engine;
  }

  /** Why a template can't be used, for whoever edits it; never what stands in a letter. */
  private static final class Unusable extends Exception {

    Unusable(String sentence) {
      super(sentence);
    }
  }
}
