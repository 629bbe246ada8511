import assert from 'node:assert/strict';
import { get, parseYaml, str } from '../../server/core/artifacts/yaml.js';
import { isHelmTemplate, isPlaceholder, maskTemplate } from '../../server/core/artifacts/yamlTemplate.js';

describe('YAML templates', () => {
  it('knows Helm by its words and its place', () => {
    const helm = [
      'image: {{ .Values.image }}',
      '{{- if .Values.x }}\na: 1\n{{- end }}',
      'a: "{{ $.Values.a }}"',
      'a: {{ include "x" . | nindent 4 }}',
      '{{- /* c */ -}}\na: 1',
      'a: {{ int (add .Values.a 1) }}',
      '{{- $x := 1 }}\na: 1',
      'a: {{ NAME }}.example.org',
      'name: {{.Name}}',
      '{% if x %}\na: 1\n{% endif %}',
      'a:\n  - image: {username}/scorer:latest\n    name: x',
      'image: {registry}:8080/scorer',
    ];
    const not = [
      'a: {name}\nb: {x: {name}}',
      'a: |\n  {name}/scorer\nb: {name}',
      'a: ${name}/scorer',
      'a: http://x/{name}/y',
      '- --model_name={{.Name}}',
      'a: "{{ .Name }}-{{ .Namespace }}"',
      'a: ${{ if x }}',
      'a: ${{parent.inputs.x}}',
      "a: '{{$.inputs.parameters[''x'']}}'",
      'a: "{{secrets/scope/key}}"',
      'a: {b: {c: d}}',
      'a: |\n  Question: {{ q }}',
      'a: |\n  {{ $value }} of {{ $labels.x }}',
      'a: {{}',
    ];
    for (const text of helm) assert.equal(isHelmTemplate(text, false), true, text);
    for (const text of not) assert.equal(isHelmTemplate(text, false), false, text);
    assert.equal(isHelmTemplate('a: 1', true), true);
  });

  it('masks without moving anything', () => {
    const cases: [string, string][] = [
      ['{{- if .Values.x }} # c\na: 1\n{{- end }}', `${' '.repeat(20)}# c\na: 1\n${' '.repeat(10)}`],
      ['a: {{ .x }}:{{ .y }}', 'a: __T_____:__T_____'],
      ['  {{ a }} {{ b }}  ', ' '.repeat(19)],
      ['{{- /* a\r\n b */ -}}\r\nc: 1', `${' '.repeat(8)}\r\n${' '.repeat(9)}\r\nc: 1`],
      ['a: {{ x\n  y }} z', 'a: __T_\n       z'],
      ['{{ if a }} b: c {{ end }}', `${' '.repeat(10)} b: c ${' '.repeat(9)}`],
      ['{% for x in y %}\n- {{ x }}\n{% endfor %}', `${' '.repeat(16)}\n- __T____\n${' '.repeat(12)}`],
      ['{{ k }}: "{{ v }}"', '__T____: "__T____"'],
      ['a: {user}/b\n- {id}-c', 'a: __T___/b\n- __T_-c'],
    ];
    for (const [text, expected] of cases) {
      assert.deepEqual(maskTemplate(text), { text: expected, masked: true });
      assert.equal(expected.length, text.length);
    }
    for (const text of ['', 'a: 1', 'a: {{ b', 'a: ${{ b }} c', '{"a": {"b": 1}}', 'a: {b} # c', 'a: ${b}/c'])
      assert.deepEqual(maskTemplate(text), { text, masked: false });
  });

  it('makes a chart template readable', () => {
    const text =
      '{{- if .Values.on }}\napiVersion: v1\nmetadata:\n  name: {{ include "a.b" . }}\n  labels:\n    {{- include "l" . | nindent 4 }}\n' +
      'spec:\n  image: "{{ .Values.repo }}:{{ .Values.tag | default "x" }}"\n  {{- with .Values.y }}\n  y: {{ toYaml . }}\n  {{- end }}\n{{- end }}\n';
    const masked = maskTemplate(text);
    const [document] = parseYaml(masked.text);
    assert.deepEqual(document?.errors, []);
    const image = get(document?.root, 'spec', 'image')!;
    assert.equal(text.slice(image.start, image.end), '"{{ .Values.repo }}:{{ .Values.tag | default "x" }}"');
    assert.ok(isPlaceholder(str(image)!) && isPlaceholder(str(get(document?.root, 'metadata', 'name'))!));
    assert.equal(str(get(document?.root, 'apiVersion')), 'v1');
  });

  it('tells values to be filled in from values', () => {
    for (const value of [
      '__T_____',
      'a/__T____:1',
      '${VAR}',
      '$(VAR)',
      '<your-image>',
      'x/<name>:1',
      '{{ x }}',
      '${{ x }}',
      '{% x %}',
    ]) {
      assert.equal(isPlaceholder(value), true, value);
    }
    for (const value of [
      '',
      'nginx:1',
      'a < b > c',
      'A B <a@b.org>',
      '{"a": {"b": 1}}',
      '__init__',
      '$HOME',
      '{a}',
      'x->y',
      '<<',
    ]) {
      assert.equal(isPlaceholder(value), false, value);
    }
  });

  it('takes linear time on hostile text', () => {
    for (const unit of ['{{ ', '{{/* ', '{%', '{{a}}', ' {{a}} ', '{{ $x', '{{ a: ', '<a', 'a: {{x', '{{ . .Values', '{{-  ']) {
      const text = unit.repeat(30_000);
      const started = performance.now();
      isHelmTemplate(text, false);
      isPlaceholder(text);
      assert.equal(maskTemplate(text).text.length, text.length);
      assert.ok(performance.now() - started < 3000, unit);
    }
  });
});
