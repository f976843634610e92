// KIE's FEEL as a side of bench.py. Argument: workload.json. It reads the same texts as the library; an unknown input is
// null, as FEEL has it, and a result that is no boolean is unknown. Values and maps of inputs are prepared beforehand.

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.types.BuiltInType;

public class Peer {
  static final Map<String, Type> KINDS =
      Map.of("number", BuiltInType.NUMBER, "string", BuiltInType.STRING, "boolean", BuiltInType.BOOLEAN);
  static final ObjectMapper JSON = new ObjectMapper();
  static Object kept; // so that no result is thought needless

  static class Rule {
    String text;
    CompiledExpression program;
    final List<Map<String, Object>> rows = new ArrayList<>();
    final List<Map<String, Object>> known = new ArrayList<>();
    final List<Map<String, Object>> unknown = new ArrayList<>();
  }

  final FEEL feel = FEELBuilder.builder().build();
  final CompilerContext names = feel.newCompilerContext();
  final Map<String, Rule> rules = new LinkedHashMap<>();

  Peer(File workload) throws Exception {
    JsonNode all = JSON.readTree(workload);
    JsonNode kinds = all.get("names");
    kinds.fields().forEachRemaining(e -> names.addInputVariableType(e.getKey(), KINDS.get(e.getValue().asText())));
    for (JsonNode written : all.get("rules")) {
      Rule rule = new Rule();
      rule.text = written.get("feel").asText();
      rule.program = feel.compile(rule.text, names);
      for (JsonNode row : written.get("rows")) {
        Map<String, Object> inputs = new HashMap<>();
        int i = 0;
        for (JsonNode name : written.get("reads")) inputs.put(name.asText(), valueOf(kinds, name.asText(), row.get(i++)));
        rule.rows.add(inputs);
        (inputs.containsValue(null) ? rule.unknown : rule.known).add(inputs);
      }
      rules.put(written.get("id").asText(), rule);
    }
  }

  static Object valueOf(JsonNode kinds, String name, JsonNode written) {
    if (written.isNull()) return null;
    if (written.isBoolean()) return written.asBoolean();
    return kinds.get(name).asText().equals("number") ? new BigDecimal(written.asText()) : written.asText();
  }

  static ObjectNode measure(double seconds, Supplier<Object> once) {
    var clock = ManagementFactory.getThreadMXBean();
    for (long n = 1; ; n *= 2) {
      long began = clock.getCurrentThreadCpuTime();
      for (long i = 0; i < n; ++i) kept = once.get();
      long used = clock.getCurrentThreadCpuTime() - began;
      if (used >= seconds / 2 * 1e9) return JSON.createObjectNode().put("ns", (double) used / n);
    }
  }

  ObjectNode answers() {
    ObjectNode all = JSON.createObjectNode();
    rules.forEach((id, rule) -> {
      var verdicts = all.putArray(id);
      for (var row : rule.rows) verdicts.add(feel.evaluate(rule.program, row) instanceof Boolean b ? b : null);
    });
    return all;
  }

  ObjectNode evaluate(Rule rule, List<Map<String, Object>> rows, double seconds) {
    var next = new int[1];
    return measure(seconds, () -> {
      next[0] = next[0] + 1 < rows.size() ? next[0] + 1 : 0;
      return feel.evaluate(rule.program, rows.get(next[0]));
    });
  }

  /** Gives the just-in-time compiler time to see all rules. */
  void warmUp(double seconds) {
    for (long end = System.nanoTime() + (long) (seconds * 1e9); System.nanoTime() < end; ) {
      answers();
      rules.values().forEach(rule -> kept = feel.compile(rule.text, names));
    }
  }

  ObjectNode answer(String[] words) {
    switch (words[0]) {
      case "about":
        String archive = new File(FEEL.class.getProtectionDomain().getCodeSource().getLocation().getPath()).getName();
        return JSON.createObjectNode()
            .put("version", archive.replaceAll(".*-([0-9].*)\\.jar", "$1"))
            .put("compiler", "Java " + System.getProperty("java.version"));
      case "answers":
        return answers();
      case "compile":
        Rule asked = rules.get(words[1]);
        return measure(Double.parseDouble(words[2]), () -> feel.compile(asked.text, names));
      case "eval":
        Rule rule = rules.get(words[1]);
        return evaluate(rule, words[2].equals("known") ? rule.known : rule.unknown, Double.parseDouble(words[3]));
      default:
        return JSON.createObjectNode();
    }
  }

  public static void main(String[] arguments) throws Exception {
    Peer peer = new Peer(new File(arguments[0]));
    peer.warmUp(4);
    var in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine())
      System.out.println(peer.answer(line.split(" ")));
  }
}
