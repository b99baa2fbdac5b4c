package io.dueprocess.casefile.letter;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.dueprocess.casefile.Chain;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Makes a PDF of a page in XHTML: PDF/A-2b, so that it reads the same in ten years, and tagged, so that a screen reader
 * can read it. The title and the language are those of the page ({@code <title>}, {@code <html lang>}).
 *
 * <p>The fonts are {@value #SANS}, {@value #SERIF} and {@value #MONO}, and they are embedded. Nothing is fetched: no
 * address in a page reaches a file of this machine or the network; pictures stand in the page ({@code data:}).
 */
@Component
public class PdfRenderer {

  /** Font families that a page can name. */
  public static final String SANS = "Liberation Sans";
  public static final String SERIF = "Liberation Serif";
  public static final String MONO = "Liberation Mono";

  private static final List<Font> FONTS = List.of(
      new Font(SANS, "SansSerif", "LiberationSans-Regular", 400, FontStyle.NORMAL),
      new Font(SANS, "SansSerif", "LiberationSans-Bold", 700, FontStyle.NORMAL),
      new Font(SANS, "SansSerif", "LiberationSans-Italic", 400, FontStyle.ITALIC),
      new Font(SANS, "SansSerif", "LiberationSans-BoldItalic", 700, FontStyle.ITALIC),
      new Font(SERIF, "Serif", "LiberationSerif-Regular", 400, FontStyle.NORMAL),
      new Font(SERIF, "Serif", "LiberationSerif-Bold", 700, FontStyle.NORMAL),
      new Font(SERIF, "Serif", "LiberationSerif-Italic", 400, FontStyle.ITALIC),
      new Font(MONO, "Monospaced", "LiberationMono-Regular", 400, FontStyle.NORMAL),
      new Font(MONO, "Monospaced", "LiberationMono-Bold", 700, FontStyle.NORMAL));

  // a font begins with a list of its tables: name, checksum, place, length
  private static final int FIRST_TABLE = 12;
  private static final int TABLE_ENTRY = 16;

  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  static {
    // its log would quote what stands in a letter
    XRLog.setLoggingEnabled(false);
    FontMappers.set(new NoFontsOfTheMachine());
  }

  private final Map<String, byte[]> fontFiles = new ConcurrentHashMap<>();
  private final FSCacheEx<String, FSCacheValue> fontMetrics = new Cache();

  /** A finished PDF. */
  public record Pdf(byte[] bytes, int pages) {

    /** SHA-256 in lower-case hexadecimal digits. */
    public String sha256() {
      return Chain.sha256(bytes);
    }
  }

  /**
   * Renders a page.
   *
   * @param xhtml a well-formed document; its style stands in the page
   * @throws MalformedPage that names the line where the page is not well-formed
   */
  public Pdf render(String xhtml) {
    return render(parse(xhtml));
  }

  /**
   * Renders a page and has something added to the finished document before it is written: to read it again for that
   * takes longer than to render it.
   */
  public Pdf render(String xhtml, Consumer<PDDocument> add) {
    return render(parse(xhtml), add);
  }

  Pdf render(Document page) {
    return render(page, document -> { });
  }

  private Pdf render(Document page, Consumer<PDDocument> add) {
    var out = new ByteArrayOutputStream();
    try (PdfBoxRenderer renderer = builder(page, out).buildPdfRenderer()) {
      renderer.layout();
      try (PDDocument document = renderer.createPDFKeepOpen()) {
        add.accept(document);
        document.save(out);
        return new Pdf(out.toByteArray(), document.getNumberOfPages());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PdfRendererBuilder builder(Document page, OutputStream out) {
    var builder = new PdfRendererBuilder();
    builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_B);
    builder.usePdfUaAccessibility(true);
    builder.useColorProfile(SRGB);
    builder.withProducer("Due Process");
    builder.useUriResolver((base, uri) -> uri != null && uri.startsWith("data:") ? uri : null);
    builder.useExternalResourceAccessControl((uri, type) -> uri != null && uri.startsWith("data:"),
        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, fontMetrics);
    for (Font font : FONTS) {
      builder.useFont(() -> open(font), font.family(), font.weight(), font.style(), true);
      // also by its kind, and for a page that names none
      builder.useFont(() -> open(font), font.kind(), font.weight(), font.style(), true);
      // and where a page names one that is not there: its text would be missing otherwise
      builder.useFont(() -> open(font), font.family(), font.weight(), font.style(), true,
          EnumSet.of(FSFontUseCase.FALLBACK_FINAL));
    }
    builder.withW3cDocument(page, null);
    builder.toStream(out);
    return builder;
  }

  private InputStream open(Font font) {
    return new ByteArrayInputStream(fontFiles.computeIfAbsent(font.file(), PdfRenderer::read));
  }

  private static byte[] read(String file) {
    try (InputStream in = PdfRenderer.class.getResourceAsStream("/liberation/" + file + ".ttf")) {
      return withoutLigatures(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The font without its table of ligatures. To look for them takes half of the time that a letter takes, and a text
   * without them is found again by whoever searches it.
   */
  private static byte[] withoutLigatures(byte[] font) {
    int tables = ((font[4] & 0xff) << 8) | (font[5] & 0xff);
    for (int at = FIRST_TABLE; at < FIRST_TABLE + tables * TABLE_ENTRY; at += TABLE_ENTRY) {
      if (new String(font, at, 4, StandardCharsets.US_ASCII).equals("GSUB")) {
        // a name that nobody looks for
        font[at] = 'x';
      }
    }
    return font;
  }

  /**
   * Whether a page can hold this character (XML 1.0, section 2.2): not a control character that was pasted into a form.
   */
  public static boolean isOfXml(int codePoint) {
    return codePoint == '\t' || codePoint == '\n' || codePoint == '\r' || (codePoint >= 0x20 && codePoint <= 0xD7FF)
        || (codePoint >= 0xE000 && codePoint <= 0xFFFD) || codePoint >= 0x10000;
  }

  /** Reads a page as XML, without anything from outside of it. */
  static Document parse(String xhtml) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setXIncludeAware(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(STRICT);
      return builder.parse(new InputSource(new StringReader(xhtml)));
    } catch (SAXParseException e) {
      throw new MalformedPage(e.getLineNumber(), e.getMessage());
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException("The page can't be read", e);
    }
  }

  /** A page that is not well-formed. */
  public static final class MalformedPage extends RuntimeException {

    private final int line;

    MalformedPage(int line, String what) {
      super("Line %d: %s".formatted(line, what));
      this.line = line;
    }

    /** Where it was noticed, from 1. */
    public int line() {
      return line;
    }
  }

  private record Font(String family, String kind, String file, int weight, FontStyle style) {}

  private static final ErrorHandler STRICT = new ErrorHandler() {
    @Override
    public void warning(SAXParseException e) {
      // none that matters to a page
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  };

  /**
   * What stands in for a font that a PDF names and does not bring along. It would be looked for on the machine, which
   * takes a while, writes a file into the home of whoever runs the product, and differs from machine to machine.
   */
  private static final class NoFontsOfTheMachine implements FontMapper {

    private final TrueTypeFont font;

    NoFontsOfTheMachine() {
      try {
        font = new TTFParser().parse(new RandomAccessReadBuffer(read("LiberationSans-Regular")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
      return new FontMapping<>(font, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
      return new FontMapping<>(font, true);
    }

    @Override
    public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
      return new CIDFontMapping(null, font, true);
    }
  }

  /** Widths of letters, by font: to read them out of the font takes longer than a letter does. */
  private static final class Cache implements FSCacheEx<String, FSCacheValue> {

    private final Map<String, FSCacheValue> values = new ConcurrentHashMap<>();

    @Override
    public void put(String key, FSCacheValue value) {
      values.put(key, value);
    }

    @Override
    public FSCacheValue get(String key, Callable<? extends FSCacheValue> loader) {
      return values.computeIfAbsent(key, k -> {
        try {
          return loader.call();
        } catch (Exception e) {
          throw new IllegalStateException("The font can't be read: " + k, e);
        }
      });
    }

    @Override
    public FSCacheValue get(String key) {
      return values.get(key);
    }
  }
}
