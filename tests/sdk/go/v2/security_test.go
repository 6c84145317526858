package v2

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/glue"
	"glueprint/emulator"
)

const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"

const keys = `{"AccessKeys": [
	{"AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "` + secret + `"},
	{"AccessKeyId": "ASIASESSION", "SecretAccessKey": "` + secret + `", "SessionToken": "t/+="}]}`

// A client over TLS that trusts what the server wrote.
func connectOverTLS(t *testing.T, url, certificate string, key aws.Credentials) *glue.Client {
	t.Helper()
	pem, err := os.ReadFile(certificate)
	succeeds(t, err)
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		t.Fatal("the file holds no certificate")
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}
	return glue.New(glue.Options{
		Region:           "eu-west-1",
		EndpointResolver: glue.EndpointResolverFromURL(strings.Replace(url, "http:", "https:", 1)),
		HTTPClient:       &http.Client{Timeout: waitMax, Transport: transport},
		Credentials: aws.CredentialsProviderFunc(
			func(context.Context) (aws.Credentials, error) { return key, nil }),
	})
}

func TestSignaturesAreVerifiedOverTLS(t *testing.T) {
	folder := t.TempDir()
	certificate, keyFile := filepath.Join(folder, "cert.pem"), filepath.Join(folder, "keys.json")
	succeeds(t, os.WriteFile(keyFile, []byte(keys), 0o600))
	server, err := emulator.Start("--tls-self-signed", certificate, "--verify-signatures", keyFile)
	succeeds(t, err)
	defer func() { succeeds(t, server.Stop()) }()
	for _, tried := range []struct{ id, secret, token, code string }{
		{"AKIDEXAMPLE", secret, "", ""},
		{"ASIASESSION", secret, "t/+=", ""},
		{"AKIDEXAMPLE", "x", "", "InvalidSignatureException"},
		{"AKIDOTHER", secret, "", "UnrecognizedClientException"},
		{"ASIASESSION", secret, "", "UnrecognizedClientException"},
	} {
		key := aws.Credentials{AccessKeyID: tried.id, SecretAccessKey: tried.secret,
			SessionToken: tried.token}
		client := connectOverTLS(t, server.URL, certificate, key)
		_, err := client.ListBlueprints(background, &glue.ListBlueprintsInput{})
		if tried.code == "" {
			succeeds(t, err)
		} else if err == nil || !strings.Contains(err.Error(), tried.code) {
			t.Errorf("%s: %v, not %s", tried.id, err, tried.code)
		}
	}
}
