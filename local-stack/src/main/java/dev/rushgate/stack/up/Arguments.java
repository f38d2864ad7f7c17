package dev.rushgate.stack.up;

import dev.rushgate.stack.StackException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options of a command line: {@code --name value}, or {@code --name} alone for a switch. */
final class Arguments {

  private final Map<String, String> values = new HashMap<>();

  private Arguments() {}

  /** Refuses what is neither among the switches nor the valued options. */
  static Arguments parse(List<String> words, Set<String> switches, Set<String> valued) {
    Arguments parsed = new Arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (switches.contains(word)) {
        parsed.values.put(word, "");
      } else if (!valued.contains(word)) {
        throw new StackException("unknown option " + word);
      } else if (++i == words.size()) {
        throw new StackException(word + " needs a value");
      } else {
        parsed.values.put(word, words.get(i));
      }
    }
    return parsed;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  int number(String name, int otherwise, int lowest, int highest) {
    String text = values.getOrDefault(name, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(text);
      if (number >= lowest && number <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the numbers out of bounds.
    }
    throw new StackException(
        name + " must be a number from " + lowest + " to " + highest + ", not " + text);
  }
}
