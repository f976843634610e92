// cel-go as a side of bench.py. Arguments: workload.json and how unknown inputs are given,
// "declared" (partial evaluation with attribute patterns) or "absent" (a missing name is an error, which is unknown).
// Everything a host could prepare once is prepared: values in cel's own types, activations, patterns.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
)

type written struct {
	Names map[string]string
	Rules []struct {
		Id, Cel string
		Reads   []string
		Rows    [][]any
	}
}

type rule struct {
	text           string
	program        cel.Program
	rows           []any
	known, unknown []any
}

type side struct {
	env      *cel.Env
	declared bool
	rules    map[string]*rule
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func (s *side) compile(text string) cel.Program {
	ast, issues := s.env.Compile(text)
	if issues.Err() != nil {
		panic(issues.Err())
	}
	options := cel.EvalOptions(cel.OptOptimize)
	if s.declared {
		options = cel.EvalOptions(cel.OptOptimize, cel.OptPartialEval)
	}
	return must(s.env.Program(ast, options))
}

func valueOf(kind string, v any) any {
	switch {
	case kind == "number":
		return types.Double(must(strconv.ParseFloat(v.(string), 64)))
	case kind == "string":
		return types.String(v.(string))
	default:
		return types.Bool(v.(bool))
	}
}

func newSide(file string, declared bool) *side {
	var all written
	if err := json.Unmarshal(must(os.ReadFile(file)), &all); err != nil {
		panic(err)
	}
	kinds := map[string]*cel.Type{"number": cel.DoubleType, "string": cel.StringType, "boolean": cel.BoolType}
	options := []cel.EnvOption{}
	for name, kind := range all.Names {
		options = append(options, cel.Variable(name, kinds[kind]))
	}
	s := &side{env: must(cel.NewEnv(options...)), declared: declared, rules: map[string]*rule{}}
	for _, w := range all.Rules {
		r := &rule{text: w.Cel, program: s.compile(w.Cel)}
		for _, row := range w.Rows {
			given := map[string]any{}
			var patterns []*cel.AttributePatternType
			for i, name := range w.Reads {
				if row[i] == nil {
					patterns = append(patterns, cel.AttributePattern(name))
				} else {
					given[name] = valueOf(all.Names[name], row[i])
				}
			}
			var inputs any = must(cel.NewActivation(given))
			if declared {
				inputs = must(cel.PartialVars(given, patterns...))
			}
			r.rows = append(r.rows, inputs)
			if len(patterns) == 0 {
				r.known = append(r.known, inputs)
			} else {
				r.unknown = append(r.unknown, inputs)
			}
		}
		s.rules[w.Id] = r
	}
	return s
}

func (s *side) answers() map[string][]*bool {
	all := map[string][]*bool{}
	for id, r := range s.rules {
		for _, row := range r.rows {
			v, _, err := r.program.Eval(row)
			var verdict *bool
			if b, ok := v.(types.Bool); ok && err == nil {
				verdict = new(bool)
				*verdict = bool(b)
			}
			all[id] = append(all[id], verdict)
		}
	}
	return all
}

// Processor time of this thread, as the other sides measure it; the collector works in others and is not counted.
func processorTime() time.Duration {
	const ofThread = 1
	var used syscall.Rusage
	if err := syscall.Getrusage(ofThread, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func measure(seconds float64, once func()) map[string]float64 {
	var before, after runtime.MemStats
	for n := 1; ; n *= 2 {
		runtime.ReadMemStats(&before)
		began := processorTime()
		for range n {
			once()
		}
		used := processorTime() - began
		if used.Seconds() < seconds/2 {
			continue
		}
		runtime.ReadMemStats(&after)
		return map[string]float64{
			"ns":   float64(used.Nanoseconds()) / float64(n),
			"heap": float64(after.Mallocs-before.Mallocs) / float64(n),
		}
	}
}

var kept [1000]cel.Program

// Bytes that one compiled rule holds, from many of them.
func (s *side) bytes(text string) float64 {
	held := func() uint64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	clear(kept[:])
	before := held()
	for i := range kept {
		kept[i] = s.compile(text)
	}
	bytes := float64(held()-before) / float64(len(kept))
	clear(kept[:])
	return bytes
}

func (s *side) answer(words []string) any {
	switch words[0] {
	case "about":
		version := ""
		if info, ok := debug.ReadBuildInfo(); ok {
			for _, d := range info.Deps {
				if strings.HasSuffix(d.Path, "/cel-go") {
					version = d.Version
				}
			}
		}
		return map[string]string{"version": version, "compiler": runtime.Version()}
	case "answers":
		return s.answers()
	case "bytes":
		return map[string]float64{"bytes": s.bytes(s.rules[words[1]].text)}
	case "compile":
		text := s.rules[words[1]].text
		return measure(must(strconv.ParseFloat(words[2], 64)), func() { s.compile(text) })
	default:
		r := s.rules[words[1]]
		rows := r.known
		if words[2] == "unknown" {
			rows = r.unknown
		}
		next := 0
		return measure(must(strconv.ParseFloat(words[3], 64)), func() {
			r.program.Eval(rows[next])
			if next++; next == len(rows) {
				next = 0
			}
		})
	}
}

func main() {
	runtime.LockOSThread()
	s := newSide(os.Args[1], os.Args[2] == "declared")
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		fmt.Println(string(must(json.Marshal(s.answer(strings.Fields(lines.Text()))))))
	}
}
